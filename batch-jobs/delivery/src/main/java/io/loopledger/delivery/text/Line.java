package io.loopledger.delivery.text;

import io.loopledger.delivery.book.Delivery;
import io.loopledger.delivery.book.DeliveryState;
import io.loopledger.delivery.book.DueReport;
import io.loopledger.delivery.book.DueState;
import java.time.Instant;
import java.util.Optional;

/**
 * A due report, or one of its deliveries, as it is listed.
 *
 * @param id what {@code report resend} takes
 * @param target empty for a report that has no package
 * @param state one word
 * @param tries how often it was tried since it was begun or sent again
 * @param since when it came into this state; nothing if it has not begun
 * @param nextAt when it is tried again
 * @param detail where it is, why it failed, why it was skipped
 */
record Line(
    String id,
    String period,
    String packageId,
    String target,
    String state,
    int tries,
    Optional<Instant> since,
    Optional<Instant> nextAt,
    String detail) {

  static Line of(Delivery delivery) {
    return switch (delivery.state()) {
      case DeliveryState.Waiting waiting -> line(delivery, "waiting", 0, waiting.since(), "");
      case DeliveryState.Delivering running ->
          line(delivery, "delivering", running.attempt(), running.since(), "");
      case DeliveryState.Delivered there ->
          line(delivery, "delivered", there.attempt(), there.at(), there.place());
      case DeliveryState.Failed failed ->
          line(
                  delivery,
                  "failed",
                  failed.failure().attempts(),
                  failed.failure().at(),
                  failed.failure().error())
              .next(failed.nextAttemptAt());
      case DeliveryState.GivenUp failed ->
          line(
              delivery,
              "given up",
              failed.failure().attempts(),
              failed.failure().at(),
              failed.failure().error());
    };
  }

  private static Line line(
      Delivery delivery, String state, int tries, Instant since, String detail) {
    return new Line(
        delivery.due().id(),
        delivery.due().period(),
        delivery.packageId(),
        delivery.target(),
        state,
        tries,
        Optional.of(since),
        Optional.empty(),
        detail);
  }

  static Line of(DueReport report) {
    return switch (report.state()) {
      case DueState.Waiting waiting -> line(report, "due", 0, Optional.empty(), "");
      case DueState.NotMade failed ->
          line(
                  report,
                  "not made",
                  failed.failure().attempts(),
                  Optional.of(failed.failure().at()),
                  failed.failure().error())
              .next(failed.nextAttemptAt());
      case DueState.Made made -> line(report, "made", 0, Optional.of(made.at()), "");
      case DueState.GivenUp failed ->
          line(
              report,
              "given up",
              failed.failure().attempts(),
              Optional.of(failed.failure().at()),
              failed.failure().error());
      case DueState.Skipped skipped ->
          line(report, "skipped", 0, Optional.of(skipped.at()), skipped.reason());
    };
  }

  private static Line line(
      DueReport report, String state, int tries, Optional<Instant> since, String detail) {
    String packageId = report.state() instanceof DueState.Made made ? made.made().id() : "";
    return new Line(
        report.due().id(),
        report.due().period(),
        packageId,
        "",
        state,
        tries,
        since,
        Optional.empty(),
        detail);
  }

  private Line next(Instant at) {
    return new Line(id, period, packageId, target, state, tries, since, Optional.of(at), detail);
  }
}
