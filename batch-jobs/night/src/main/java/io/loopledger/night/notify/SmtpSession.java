package io.loopledger.night.notify;

import io.loopledger.night.settings.NightSettings;
import io.loopledger.night.settings.SecretFile;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** How mail goes out: encrypted where it is asked for, and then not without. */
public final class SmtpSession {
  private static final String TIMEOUT_MILLIS = "20000";

  private SmtpSession() {}

  /**
   * The way to a server; nothing is sent yet.
   *
   * @throws io.loopledger.night.NightFailure if the password cannot be read
   */
  public static Session open(NightSettings.Mail settings) {
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
