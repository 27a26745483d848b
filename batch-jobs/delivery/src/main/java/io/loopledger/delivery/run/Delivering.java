package io.loopledger.delivery.run;

import io.loopledger.delivery.book.Delivery;
import io.loopledger.delivery.book.DeliveryState;
import io.loopledger.delivery.book.DueState;
import io.loopledger.delivery.book.Failure;
import io.loopledger.delivery.book.OneLine;
import io.loopledger.delivery.carry.DeliveryException;
import io.loopledger.delivery.destination.Target;
import io.loopledger.delivery.pack.DeliveryPackage;
import io.loopledger.delivery.pack.PackageFolder;
import io.loopledger.delivery.store.DeliveryRows;
import io.loopledger.delivery.store.DueRows;
import io.loopledger.delivery.store.RunLock;
import io.loopledger.night.step.StopRequested;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings packages to their targets. */
final class Delivering {
  private final DeliveryParts parts;
  private final DeliveryRows rows;
  private final DueRows dues;

  Delivering(DeliveryParts parts) {
    this.parts = parts;
    this.rows = new DeliveryRows(parts.database());
    this.dues = new DueRows(parts.database());
  }

  /** What came of an attempt. */
  private sealed interface Attempted {
    record Arrived(String place) implements Attempted {}

    record NotArrived(String error, boolean isTriedAgain) implements Attempted {}
  }

  /** What a run before was cut at is tried again now; the attempt counts. */
  void takeUp() {
    for (Delivery delivery : rows.open()) {
      if (delivery.state() instanceof DeliveryState.Delivering cut) {
        parts.progress().at(RunPoint.TAKING_UP, delivery.id());
        cut(delivery, cut.attempt());
      }
    }
  }

  private void cut(Delivery delivery, int attempt) {
    Instant now = parts.clock().instant();
    Failure failure = new Failure(attempt, now, "the process was cut while it delivered");
    // a delivery that ends the process each time must end as well
    Optional<Instant> next =
        parts.settings().retry().next(delivery.id(), attempt, now).map(later -> now);
    rows.cut(delivery, failure, next, Alerts.ofCut(delivery.id(), failure, next));
  }

  void deliver(RunLock lock, Tally tally) {
    // a mail may link to what another target has, so it goes last
    List<Delivery> deliveries =
        rows.open().stream().sorted(Comparator.comparing(this::isMail)).toList();
    for (Delivery delivery : deliveries) {
      if (isNow(delivery.state())) {
        lock.requireHeld();
        deliver(delivery, made(delivery), tally);
      }
    }
  }

  private DeliveryPackage made(Delivery delivery) {
    return dues.find(delivery.due())
        .map(report -> report.state() instanceof DueState.Made made ? made : null)
        .map(made -> made.made().in(parts.outbox()))
        .orElseThrow(() -> new IllegalStateException(delivery.id() + " has no package"));
  }

  private boolean isMail(Delivery delivery) {
    return parts.settings().targets().get(delivery.target()) instanceof Target.Mail;
  }

  private boolean isNow(DeliveryState state) {
    return switch (state) {
      case DeliveryState.Waiting waiting -> true;
      case DeliveryState.Failed failed -> !failed.nextAttemptAt().isAfter(parts.clock().instant());
      case DeliveryState.Delivering running -> false;
      case DeliveryState.Delivered delivered -> false;
      case DeliveryState.GivenUp givenUp -> false;
    };
  }

  private void deliver(Delivery delivery, DeliveryPackage what, Tally tally) {
    @Nullable Target target = parts.settings().targets().get(delivery.target());
    LinkCheck link =
        target == null
            ? new LinkCheck.Never("it is no target of delivery.yaml any more; put it back there")
            : LinkCheck.of(target, what, rows.of(delivery.due()));
    if (link instanceof LinkCheck.Waits) {
      return;
    }
    int attempt = rows.begin(delivery, parts.clock().instant());
    parts.progress().at(RunPoint.DELIVERING, delivery.id());
    Attempted attempted =
        link instanceof LinkCheck.Never never
            ? new Attempted.NotArrived(never.reason(), false)
            : attempt(Objects.requireNonNull(target), what);
    switch (attempted) {
      case Attempted.Arrived arrived -> {
        parts.progress().at(RunPoint.ARRIVED, delivery.id());
        rows.delivered(delivery, parts.clock().instant(), arrived.place());
        tally.delivered();
        parts.progress().at(RunPoint.DELIVERED, delivery.id());
      }
      case Attempted.NotArrived failed -> {
        record(delivery, attempt, failed, tally);
        parts.progress().at(RunPoint.FAILED, delivery.id());
      }
    }
  }

  private Attempted attempt(Target target, DeliveryPackage what) {
    try {
      Optional<String> damage = PackageFolder.damage(what);
      if (damage.isPresent()) {
        return new Attempted.NotArrived(damage.get() + "; run the report again", false);
      }
      return new Attempted.Arrived(OneLine.of(parts.carriers().apply(target).carry(what).place()));
    } catch (StopRequested e) {
      throw e;
    } catch (DeliveryException e) {
      return new Attempted.NotArrived(OneLine.of(e), e.kind() == DeliveryException.Kind.DOWN);
    } catch (IOException | RuntimeException e) {
      // nothing that was foreseen, so it may pass
      return new Attempted.NotArrived("%s: %s".formatted(target.shown(), OneLine.of(e)), true);
    }
  }

  private void record(Delivery delivery, int attempt, Attempted.NotArrived failed, Tally tally) {
    Instant now = parts.clock().instant();
    Failure failure = new Failure(attempt, now, failed.error());
    Optional<Instant> next =
        failed.isTriedAgain()
            ? parts.settings().retry().next(delivery.id(), attempt, now)
            : Optional.empty();
    rows.failed(
        delivery, failure, next, Alerts.of(delivery.id(), "was not delivered", failure, next));
    tally.problem("%s: %s".formatted(delivery.id(), failed.error()));
  }
}
