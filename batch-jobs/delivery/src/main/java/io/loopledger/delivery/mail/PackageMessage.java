package io.loopledger.delivery.mail;

import io.loopledger.delivery.carry.DeliveryException;
import io.loopledger.delivery.carry.Links;
import io.loopledger.delivery.destination.Target;
import io.loopledger.delivery.pack.DeliveryPackage;
import io.loopledger.delivery.pack.PackageFile;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A package as a message. Its words are few, so that they need no language. */
final class PackageMessage extends MimeMessage {
  private static final int HASH_DIGITS = 16;

  private final String messageId;

  private PackageMessage(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  /**
   * The message.
   *
   * @param links where the files are; without it they are attached
   */
  static PackageMessage of(
      Session session, Target.Mail target, DeliveryPackage what, @Nullable Links links, Instant now)
      throws MessagingException, DeliveryException {
    InternetAddress from = new InternetAddress(target.smtp().from(), true);
    PackageMessage message = new PackageMessage(session, messageId(from, what));
    message.setFrom(from);
    for (String receiver : target.smtp().to()) {
      message.addRecipient(RecipientType.TO, new InternetAddress(receiver, true));
    }
    message.setSubject(what.title(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(now));
    message.setHeader("X-Loopledger-Package", what.id());
    MimeMultipart parts = new MimeMultipart();
    MimeBodyPart text = new MimeBodyPart();
    text.setText(
        String.join("\r\n", lines(what, links, now)) + "\r\n", StandardCharsets.UTF_8.name());
    parts.addBodyPart(text);
    if (links == null) {
      for (PackageFile file : what.files()) {
        parts.addBodyPart(attachment(what, file));
      }
    }
    message.setContent(parts);
    return message;
  }

  /** Same package, same content: same id, so that a mailbox knows a message that comes again. */
  static String messageId(InternetAddress from, DeliveryPackage what) {
    String address = from.getAddress();
    return "<%s.%s@%s>"
        .formatted(
            what.id(),
            what.manifest().sha256().substring(0, HASH_DIGITS),
            address.substring(address.indexOf('@') + 1));
  }

  private static List<String> lines(DeliveryPackage what, @Nullable Links links, Instant now)
      throws DeliveryException {
    List<String> lines = new ArrayList<>(List.of(what.title(), ""));
    for (PackageFile file : what.files()) {
      lines.add(
          "%s (%d bytes, SHA-256 %s)".formatted(file.name(), file.sizeBytes(), file.sha256()));
      if (links != null) {
        lines.add("  " + links.link(what, file));
      }
    }
    if (links != null) {
      links.validUntil(now).ifPresent(until -> lines.addAll(List.of("", "Links: until " + until)));
    }
    return lines;
  }

  private static MimeBodyPart attachment(DeliveryPackage what, PackageFile file)
      throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new PathSource(what.path(file))));
    part.setHeader("Content-Type", "application/octet-stream");
    part.setFileName(file.name());
    part.setDisposition(Part.ATTACHMENT);
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
