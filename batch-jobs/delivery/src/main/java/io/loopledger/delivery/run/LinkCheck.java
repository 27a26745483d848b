package io.loopledger.delivery.run;

import io.loopledger.delivery.book.Delivery;
import io.loopledger.delivery.book.DeliveryState;
import io.loopledger.delivery.destination.Target;
import io.loopledger.delivery.pack.DeliveryPackage;
import java.util.List;
import java.util.Optional;

/** Whether what a mail links to is there. */
sealed interface LinkCheck {
  /** It is, or nothing is linked to. */
  record Ready() implements LinkCheck {}

  /** It will be. */
  record Waits() implements LinkCheck {}

  /** It will not be by itself. */
  record Never(String reason) implements LinkCheck {}

  /**
   * Checks.
   *
   * @param deliveries all of the package
   */
  static LinkCheck of(Target target, DeliveryPackage what, List<Delivery> deliveries) {
    if (!(target instanceof Target.Mail mail)
        || mail.link().isEmpty()
        || what.sizeBytes() <= mail.attachmentLimitBytes()) {
      return new Ready();
    }
    String linked = mail.link().get().target();
    Optional<Delivery> delivery =
        deliveries.stream().filter(each -> each.target().equals(linked)).findFirst();
    if (delivery.isEmpty()) {
      return new Never(
          ("the files are too large for a mail, and link-target '%s' is no target of this"
                  + " report; add it")
              .formatted(linked));
    }
    return switch (delivery.get().state()) {
      case DeliveryState.Delivered delivered -> new Ready();
      case DeliveryState.GivenUp givenUp ->
          new Never(
              ("the files are too large for a mail, and target '%s', which it links to, was given"
                      + " up; mend that and resend both")
                  .formatted(linked));
      case DeliveryState.Waiting waiting -> new Waits();
      case DeliveryState.Delivering delivering -> new Waits();
      case DeliveryState.Failed failed -> new Waits();
    };
  }
}
