package io.loopledger.delivery.run;

import io.loopledger.delivery.book.Delivery;
import io.loopledger.delivery.book.DeliveryState;
import io.loopledger.delivery.book.DueReport;
import io.loopledger.delivery.book.DueState;
import io.loopledger.delivery.book.OneLine;
import io.loopledger.delivery.store.DeliveryRows;
import io.loopledger.delivery.store.DueRows;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Removes from the outbox what was delivered long ago, and what cut runs left. */
final class Cleaning {
  private final DeliveryParts parts;
  private final DueRows dues;
  private final DeliveryRows deliveries;

  Cleaning(DeliveryParts parts) {
    this.parts = parts;
    this.dues = new DueRows(parts.database());
    this.deliveries = new DeliveryRows(parts.database());
  }

  void clean(Tally tally) {
    try {
      Set<String> kept = new HashSet<>();
      for (DueReport report : dues.kept()) {
        if (report.state() instanceof DueState.Made made) {
          if (isOld(made, deliveries.of(report.due()))) {
            parts.progress().at(RunPoint.REMOVING, report.due().id());
            Outbox.delete(parts.outbox().resolve(made.made().folder()));
            dues.removed(report.due(), parts.clock().instant());
          } else {
            kept.add(made.made().folder());
          }
        }
      }
      new Outbox(parts.outbox()).sweep(kept);
    } catch (IOException e) {
      tally.problem("the outbox cannot be cleaned: " + OneLine.of(e));
    }
  }

  /** What was given up stays: somebody may yet resend it. */
  private boolean isOld(DueState.Made made, List<Delivery> all) {
    Instant newest = made.at();
    for (Delivery delivery : all) {
      if (!(delivery.state() instanceof DeliveryState.Delivered delivered)) {
        return false;
      }
      newest = delivered.at().isAfter(newest) ? delivered.at() : newest;
    }
    return newest.plus(parts.settings().keep()).isBefore(parts.clock().instant());
  }
}
