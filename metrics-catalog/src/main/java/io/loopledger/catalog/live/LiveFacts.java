package io.loopledger.catalog.live;

import io.loopledger.catalog.live.alerts.Observation;
import io.loopledger.schemas.live.Alert;
import io.loopledger.schemas.live.CustomerImpact;
import java.util.List;

/**
 * What the arrival of one event has others to be told.
 *
 * @param alerts findings about the unit that came up or went away
 * @param impacts messages to customers
 * @param observations figures for the rules over many units
 */
public record LiveFacts(
    List<Alert> alerts, List<CustomerImpact> impacts, List<Observation> observations) {
  /** Nothing. */
  public static final LiveFacts NONE = new LiveFacts(List.of(), List.of(), List.of());

  public LiveFacts {
    alerts = List.copyOf(alerts);
    impacts = List.copyOf(impacts);
    observations = List.copyOf(observations);
  }
}
