package io.loopledger.night.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that may be set. The value comes from the environment variable, else from {@code
 * night.properties} of the home, else it is the default.
 */
public enum NightSetting {
  DB_URL("jdbc:postgresql://127.0.0.1:15432/batch", "the job repository's database"),
  DB_USER("batch", "its user"),
  DB_PASSWORD_FILE(
      "secrets/postgres/batch.password", "file of its password, in the home; empty: none"),
  ZONE("UTC", "whose days are closed, such as Europe/Berlin"),
  TIME("02:30", "nominal time of day of a night: the time it records"),
  CATCH_UP(
      "all", "missed nights: all, newest (only the newest) or none (only one that is on time)"),
  CATCH_UP_LIMIT("31", "how many nights are run at a time"),
  RETRY_TIMES("8", "how often a step is called again when a server is down"),
  RETRY_FIRST("5s", "the first wait; each next one is twice as long"),
  RETRY_LONGEST("5min", "the longest wait"),
  STOP_TIMEOUT("30s", "how long a step may take to stop before the process ends"),
  ON_TIME("1h", "a scheduled night that begins later than this was missed"),
  THRESHOLD("0", "how many findings of a step are accepted"),
  THRESHOLDS("", "the same for some steps, such as matching=20,statements=1"),
  MAIL_HOST("", "server for mail; empty: no mail"),
  MAIL_PORT("587", "its port"),
  MAIL_TLS("starttls", "starttls, tls or none (only on this machine)"),
  MAIL_USER("", "its user; empty: none"),
  MAIL_PASSWORD_FILE("", "file of the password, readable by its owner only"),
  MAIL_FROM("", "the sender"),
  MAIL_TO("", "the receivers, with commas between them"),
  WEBHOOK_URL("", "address of a webhook; empty: none"),
  WEBHOOK_SECRET_FILE("", "file of its secret (whsec_ and base 64), readable by its owner only");

  private final String defaultValue;
  private final String meaning;

  NightSetting(String defaultValue, String meaning) {
    this.defaultValue = defaultValue;
    this.meaning = meaning;
  }

  /** The name in the file, for example {@code catch-up}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The environment variable, for example {@code LOOPLEDGER_NIGHT_CATCH_UP}. */
  public String variable() {
    return "LOOPLEDGER_NIGHT_" + name();
  }

  /** The value where nothing is set. */
  public String defaultValue() {
    return defaultValue;
  }

  /** What it is for, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** The setting of a key of the file. */
  public static Optional<NightSetting> ofKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }
}
