package io.loopledger.delivery.run;

import io.loopledger.delivery.book.Alert;
import io.loopledger.delivery.book.Due;
import io.loopledger.delivery.book.DueReport;
import io.loopledger.delivery.book.DueState;
import io.loopledger.delivery.book.Failure;
import io.loopledger.delivery.book.MadePackage;
import io.loopledger.delivery.book.OneLine;
import io.loopledger.delivery.pack.DeliveryPackage;
import io.loopledger.delivery.pack.PackageFolder;
import io.loopledger.delivery.schedule.ScheduledReport;
import io.loopledger.delivery.store.DueRows;
import io.loopledger.delivery.store.RunLock;
import io.loopledger.night.step.StopRequested;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Makes the packages that are due, each once. */
final class Making {
  private final DeliveryParts parts;
  private final DueRows rows;
  private final Outbox outbox;

  Making(DeliveryParts parts) {
    this.parts = parts;
    this.rows = new DueRows(parts.database());
    this.outbox = new Outbox(parts.outbox());
  }

  void make(RunLock lock, Tally tally) throws InterruptedException {
    for (DueReport report : rows.toMake()) {
      if (isNow(report.state())) {
        parts.progress().at(RunPoint.MAKING, report.due().id());
        lock.requireHeld();
        make(report, tally);
      }
    }
  }

  private boolean isNow(DueState state) {
    return switch (state) {
      case DueState.Waiting waiting -> true;
      case DueState.NotMade failed -> !failed.nextAttemptAt().isAfter(parts.clock().instant());
      case DueState.Made made -> false;
      case DueState.GivenUp givenUp -> false;
      case DueState.Skipped skipped -> false;
    };
  }

  private void make(DueReport report, Tally tally) throws InterruptedException {
    Due due = report.due();
    Optional<ScheduledReport> declared = parts.report(due.report());
    if (declared.isEmpty()) {
      fail(report, "it is no longer declared; declare it again, then resend", false, tally);
      return;
    }
    MadePackage made;
    try {
      made = written(due);
    } catch (StopRequested e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      fail(report, OneLine.of(e), true, tally);
      return;
    }
    Optional<String> clash = clash(made);
    if (clash.isPresent()) {
      fail(report, clash.get(), false, tally);
      return;
    }
    parts.progress().at(RunPoint.WRITTEN, made.id());
    rows.made(due, parts.clock().instant(), made, declared.get().targets());
    tally.made();
    parts.progress().at(RunPoint.MADE, made.id());
  }

  private MadePackage written(Due due) throws IOException, InterruptedException {
    Path making = outbox.begin(due);
    PackageMaker.Content content = parts.maker().make(due, making);
    // read before the move, so that what is wrong with it keeps no place
    PackageFolder.read(
        making, content.packageId(), content.title(), content.files(), content.restates());
    DeliveryPackage whole =
        PackageFolder.read(
            outbox.finish(due, making),
            content.packageId(),
            content.title(),
            content.files(),
            content.restates());
    return MadePackage.of(whole, outbox.root());
  }

  /** Other content under an id that receivers know already must say what it replaces. */
  private Optional<String> clash(MadePackage made) {
    if (made.restates().isPresent()) {
      return Optional.empty();
    }
    return rows.ofPackage(made.id()).stream()
        .filter(
            other ->
                other.state() instanceof DueState.Made before
                    && !before.made().manifestSha256().equals(made.manifestSha256()))
        .findFirst()
        .map(
            other ->
                ("package %s was made before with other content (%s); make one with an id of its"
                        + " own, or one that restates it")
                    .formatted(made.id(), other.due().id()));
  }

  private void fail(DueReport report, String error, boolean isTriedAgain, Tally tally) {
    Due due = report.due();
    Instant now = parts.clock().instant();
    int attempts =
        report.state() instanceof DueState.NotMade before ? before.failure().attempts() : 0;
    Failure failure = new Failure(attempts + 1, now, error);
    Optional<Instant> next =
        isTriedAgain
            ? parts.settings().retry().next(due.id(), failure.attempts(), now)
            : Optional.empty();
    Optional<Alert> alert = Alerts.of(due.id(), "could not be made", failure, next);
    rows.notMade(due, failure, next, alert);
    tally.problem("%s could not be made: %s".formatted(due.id(), error));
    parts.progress().at(RunPoint.FAILED, due.id());
  }
}
