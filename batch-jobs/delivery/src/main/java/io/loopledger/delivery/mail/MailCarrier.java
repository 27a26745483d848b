package io.loopledger.delivery.mail;

import io.loopledger.delivery.carry.Carrier;
import io.loopledger.delivery.carry.DeliveryException;
import io.loopledger.delivery.carry.Links;
import io.loopledger.delivery.destination.Target;
import io.loopledger.delivery.pack.DeliveryPackage;
import io.loopledger.night.NightFailure;
import io.loopledger.night.notify.SmtpSession;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a package as one message: to all receivers or to none. Nobody can ask a mail server whether
 * it has one already, so a call that was cut after the last byte sends again; the message then has
 * the same {@code Message-ID}, by which mailboxes know it.
 */
public final class MailCarrier implements Carrier {
  private static final int FIRST_PERMANENT_CODE = 500;

  private final Target.Mail target;
  private final Optional<Links> links;
  private final Clock clock;

  /** To mailboxes; with addresses for what is too large. */
  public MailCarrier(Target.Mail target, Optional<Links> links, Clock clock) {
    this.target = target;
    this.links = links;
    this.clock = clock;
  }

  @Override
  public Receipt carry(DeliveryPackage what) throws DeliveryException {
    Links used = null;
    if (what.sizeBytes() > target.attachmentLimitBytes()) {
      used = links.orElseThrow(() -> tooLarge(what));
    }
    try {
      Transport.send(
          PackageMessage.of(SmtpSession.open(target.smtp()), target, what, used, clock.instant()));
      return new Receipt("mail to " + String.join(", ", target.smtp().to()), Outcome.SENT);
    } catch (NightFailure e) {
      throw DeliveryException.refused(target, String.valueOf(e.getMessage()), e);
    } catch (MessagingException e) {
      throw failure(e);
    }
  }

  private DeliveryException tooLarge(DeliveryPackage what) {
    return DeliveryException.refused(
        target,
        ("package %s has %d bytes, attachment-limit-mib allows %d; raise it, or set link-target"
                + " to a target of the same report that has the files")
            .formatted(what.id(), what.sizeBytes(), target.attachmentLimitBytes()),
        null);
  }

  private DeliveryException failure(MessagingException e) {
    OptionalInt code = code(e);
    if (e instanceof AuthenticationFailedException) {
      return DeliveryException.refused(
          target,
          "user '%s' is not let in; check user and password-file: %s"
              .formatted(target.smtp().user(), e.getMessage()),
          e);
    }
    return code.isPresent() && code.getAsInt() >= FIRST_PERMANENT_CODE
        ? DeliveryException.refused(
            target,
            "the mail server refuses the message, nobody got it: %s; check from, to and size"
                .formatted(words(e)),
            e)
        : DeliveryException.down(target, "the mail was not taken: " + words(e), e);
  }

  /** The last reason in the chain is what the server said. */
  private static String words(MessagingException e) {
    MessagingException last = e;
    while (last.getNextException() instanceof MessagingException next) {
      last = next;
    }
    return String.valueOf(last.getMessage()).strip();
  }

  private static OptionalInt code(MessagingException e) {
    @Nullable Exception at = e;
    OptionalInt code = OptionalInt.empty();
    while (at instanceof MessagingException failure) {
      int found =
          switch (failure) {
            case SMTPSendFailedException send -> send.getReturnCode();
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            default -> -1;
          };
      code = found > 0 ? OptionalInt.of(found) : code;
      at = failure.getNextException();
    }
    return code;
  }
}
