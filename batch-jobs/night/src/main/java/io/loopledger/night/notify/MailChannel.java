package io.loopledger.night.notify;

import io.loopledger.night.settings.NightSettings;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;

/** Mail over SMTP. */
public final class MailChannel implements Channel {
  private final NightSettings.Mail settings;
  private final Session session;
  private final Clock clock;

  /**
   * A mailbox to write to.
   *
   * @throws io.loopledger.night.NightFailure if its password cannot be read
   */
  public MailChannel(NightSettings.Mail settings, Clock clock) {
    this.settings = settings;
    this.session = SmtpSession.open(settings);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public void send(Message message) throws IOException {
    try {
      MimeMessage mail = new MimeMessage(session);
      mail.setFrom(new InternetAddress(settings.from(), true));
      for (String receiver : settings.to()) {
        mail.addRecipient(RecipientType.TO, new InternetAddress(receiver, true));
      }
      mail.setSubject(message.subject(), StandardCharsets.UTF_8.name());
      mail.setSentDate(Date.from(clock.instant()));
      mail.setHeader("X-Loopledger-Notice", message.id());
      mail.setText(String.join("\r\n", message.lines()) + "\r\n", StandardCharsets.UTF_8.name());
      Transport.send(mail);
    } catch (MessagingException e) {
      throw new IOException(
          "%s:%d: %s".formatted(settings.host(), settings.port(), e.getMessage()), e);
    }
  }
}
