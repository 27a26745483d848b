package io.loopledger.catalog.live.alerts;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.live.Alert;
import java.util.List;

/** A rule about one unit: a pure function of its events, whatever the order of their arrival. */
public interface UnitRule {
  /** The rules of this release. */
  List<UnitRule> ALL =
      List.of(
          new DoubleListingRule(),
          new OversoldRule(),
          new NeverReceivedRule(),
          new PayoutAboveValuationRule());

  /** Its id, as alerts name it. */
  String id();

  /** How much a finding matters. */
  Alert.Severity severity();

  /** What it finds in the life of this unit, up to the newest event. */
  List<Finding> findings(Timeline unit);

  /** Whether an event of this kind can change what a rule finds. */
  static boolean isWatched(Event event) {
    return switch (event.type()) {
      case UNIT_LISTED,
          LISTING_REJECTED,
          UNIT_DELISTED,
          UNIT_SOLD,
          SALE_RETURNED,
          UNIT_RECEIVED,
          UNIT_GRADED,
          PAYOUT_ISSUED,
          PAYOUT_FAILED,
          UNIT_RECYCLED,
          UNIT_WRITTEN_OFF,
          UNIT_LOST,
          UNIT_DONATED,
          UNIT_SENT_BACK,
          EVENT_CORRECTED,
          EVENT_VOIDED ->
          true;
      default -> false;
    };
  }
}
