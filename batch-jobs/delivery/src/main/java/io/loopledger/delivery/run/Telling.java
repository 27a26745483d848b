package io.loopledger.delivery.run;

import io.loopledger.delivery.book.Alert;
import io.loopledger.delivery.book.OneLine;
import io.loopledger.delivery.store.AlertRows;
import java.io.IOException;

/** Tells people what failed; what cannot be told now is told by the next run. */
final class Telling {
  private final DeliveryParts parts;
  private final AlertRows rows;

  Telling(DeliveryParts parts) {
    this.parts = parts;
    this.rows = new AlertRows(parts.database());
  }

  void tell(Tally tally) throws InterruptedException {
    for (Alert alert : rows.untold()) {
      parts.progress().at(RunPoint.TELLING, alert.id());
      try {
        parts.alarm().tell(alert);
      } catch (IOException e) {
        tally.problem(
            "nobody could be told of '%s': %s; the next run tries again"
                .formatted(alert.subject(), OneLine.of(e)));
        return;
      }
      parts.progress().at(RunPoint.TOLD, alert.id());
      rows.told(alert, parts.clock().instant());
    }
  }
}
