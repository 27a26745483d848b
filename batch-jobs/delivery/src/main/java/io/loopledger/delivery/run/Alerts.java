package io.loopledger.delivery.run;

import io.loopledger.delivery.book.Alert;
import io.loopledger.delivery.book.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When people are told: at the first failure, and when it is given up; not at each try between. */
final class Alerts {
  private Alerts() {}

  /**
   * The alert, if there is to be one.
   *
   * @param id what failed
   * @param what it is about, such as {@code could not be made}
   * @param next when it is tried again, if it is
   */
  static Optional<Alert> of(String id, String what, Failure failure, Optional<Instant> next) {
    if (failure.attempts() > 1 && next.isPresent()) {
      return Optional.empty();
    }
    String outlook =
        next.map(time -> "It is tried again at %s, and later after that.".formatted(time))
            .orElse(
                "It is not tried again by itself. When it is mended: ./loopledger report resend "
                    + id);
    return Optional.of(
        new Alert(
            id + "#" + failure.at(),
            next.isPresent()
                ? "Report %s %s".formatted(id, what)
                : "Report %s %s and is given up".formatted(id, what),
            List.of(failure.error(), outlook)));
  }

  /** A process that was cut was cut by somebody; only what is given up is told. */
  static Optional<Alert> ofCut(String id, Failure failure, Optional<Instant> next) {
    return next.isPresent() ? Optional.empty() : of(id, "was not delivered", failure, next);
  }
}
