package io.loopledger.night.notify;

import io.loopledger.night.settings.NightSettings;
import io.loopledger.night.settings.SecretFile;
import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Mail over SMTP. */
public final class MailChannel implements Channel {
  private static final String TIMEOUT_MILLIS = "20000";

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
    this.session = session(settings);
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

  private static Session session(NightSettings.Mail settings) {
    String scheme = settings.tls() == NightSettings.Mail.Tls.TLS ? "smtps" : "smtp";
    String prefix = "mail." + scheme + ".";
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol.rfc822", scheme);
    properties.setProperty(prefix + "host", settings.host());
    properties.setProperty(prefix + "port", Integer.toString(settings.port()));
    for (String what : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      properties.setProperty(prefix + what, TIMEOUT_MILLIS);
    }
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    if (settings.tls() == NightSettings.Mail.Tls.STARTTLS) {
      properties.setProperty(prefix + "starttls.enable", "true");
      // a server that does not offer it gets no password
      properties.setProperty(prefix + "starttls.required", "true");
    }
    if (settings.user().isEmpty()) {
      return Session.getInstance(properties);
    }
    properties.setProperty(prefix + "auth", "true");
    String password = settings.passwordFile().map(SecretFile::read).orElse("");
    return Session.getInstance(properties, new Login(settings.user(), password));
  }

  /** Gives the password when the server asks. */
  private static final class Login extends Authenticator {
    private final PasswordAuthentication login;

    Login(String user, String password) {
      this.login = new PasswordAuthentication(user, password);
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      return login;
    }
  }
}
