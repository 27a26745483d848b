package io.loopledger.catalog.live;

import io.loopledger.catalog.live.CycleFigures.Resold;
import io.loopledger.catalog.live.alerts.AlertMaker.Arrival;
import io.loopledger.catalog.live.alerts.Observation;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the resold cycles of a unit earned, as observations of their products. */
final class ProductMargins {
  private ProductMargins() {}

  /** By product and item; a cycle that is not resold, or whose product is not known, has none. */
  static Map<String, Observation> of(UnitFigures figures, Arrival arrival) {
    Map<String, Observation> margins = new LinkedHashMap<>();
    String brand = arrival.brand();
    figures
        .cycles()
        .forEach(
            (cycleNo, cycle) -> {
              Resold resale = cycle.standingResale();
              if (resale != null && resale.product() != null) {
                Observation margin =
                    new Observation(
                        Observation.Kind.RESALE_MARGIN,
                        brand,
                        "product:%s/%s".formatted(brand, resale.product()),
                        "%s#%d".formatted(arrival.about(), cycleNo),
                        arrival.version(),
                        resale.atMs(),
                        cycle.contributionMicros,
                        false,
                        arrival.triggerId());
                margins.put(margin.about() + " " + margin.item(), margin);
              }
            });
    return margins;
  }
}
