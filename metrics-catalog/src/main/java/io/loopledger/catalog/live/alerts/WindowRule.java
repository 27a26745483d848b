package io.loopledger.catalog.live.alerts;

import io.loopledger.schemas.live.Alert;
import java.util.Optional;

/** A rule about many units of one product or partner. */
public interface WindowRule {
  /** Its id, as alerts name it. */
  String id();

  /** How much a finding matters. */
  Alert.Severity severity();

  /** What it finds in the latest figures. */
  Optional<Finding> finding(String about, Window window);

  /** The rule that looks at a kind of figures. */
  static WindowRule of(Observation.Kind kind) {
    return switch (kind) {
      case RESALE_MARGIN -> new NegativeMarginStreakRule(NegativeMarginStreakRule.STREAK);
      case REPAIR_TURNAROUND -> new TurnaroundDriftRule();
    };
  }
}
