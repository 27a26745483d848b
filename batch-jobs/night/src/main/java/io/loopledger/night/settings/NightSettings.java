package io.loopledger.night.settings;

import io.loopledger.night.calendar.Backoff;
import io.loopledger.night.calendar.DueNights;
import io.loopledger.night.calendar.NightCalendar;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The settings in force, typed and checked: see {@link NightSetting} for their meaning. Secrets are
 * not among them, only the files that hold them.
 *
 * @param onTime how late a scheduled night may begin and still be on time
 */
public record NightSettings(
    Database database,
    NightCalendar calendar,
    DueNights.Policy policy,
    Backoff backoff,
    Duration stopTimeout,
    Duration onTime,
    Thresholds thresholds,
    Optional<Mail> mail,
    Optional<Webhook> webhook) {

  private static final String FILE = "night.properties";

  /** The platform writes it when it starts; it knows on which port its PostgreSQL listens. */
  private static final String SERVERS = "run/night-servers.properties";

  private static final String SERVERS_DB_URL = "batch.uri";

  /**
   * The settings of a home.
   *
   * @throws io.loopledger.night.NightFailure with all that is wrong
   */
  public static NightSettings of(Path home, Map<String, String> environment) {
    SettingReader reader = new SettingReader(environment, file(home));
    NightSettings settings =
        new NightSettings(
            Database.read(reader, home),
            reader.calendar(),
            reader.policy(),
            reader.backoff(),
            reader.duration(NightSetting.STOP_TIMEOUT),
            reader.duration(NightSetting.ON_TIME),
            reader.thresholds(),
            reader.mail(home),
            reader.webhook(home));
    reader.failOnProblems();
    return settings;
  }

  /** The same, with another calendar and another policy. */
  public NightSettings with(NightCalendar calendar, DueNights.Policy policy) {
    return new NightSettings(
        database, calendar, policy, backoff, stopTimeout, onTime, thresholds, mail, webhook);
  }

  private static Map<String, String> file(Path home) {
    Map<String, String> values = new TreeMap<>();
    String url = read(home.resolve(SERVERS)).get(SERVERS_DB_URL);
    if (url != null) {
      values.put(NightSetting.DB_URL.key(), url);
    }
    values.putAll(read(home.resolve(FILE)));
    return values;
  }

  private static Map<String, String> read(Path file) {
    Map<String, String> values = new TreeMap<>();
    if (Files.isRegularFile(file)) {
      Properties properties = new Properties();
      try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + file, e);
      }
      properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    }
    return values;
  }

  /** Where the job repository is. */
  public record Database(String url, String user, Optional<Path> passwordFile) {
    private static Database read(SettingReader reader, Path home) {
      return new Database(
          reader.databaseUrl(),
          reader.text(NightSetting.DB_USER),
          reader.file(NightSetting.DB_PASSWORD_FILE, home));
    }
  }

  /** How many findings are accepted. */
  public record Thresholds(long others, Map<String, Long> steps) {
    public Thresholds {
      steps = Map.copyOf(steps);
    }

    /** Those of a step. */
    public long of(String step) {
      return steps.getOrDefault(step, others);
    }
  }

  /** How mail is sent. */
  public record Mail(
      String host,
      int port,
      Tls tls,
      String user,
      Optional<Path> passwordFile,
      String from,
      List<String> to) {
    public Mail {
      to = List.copyOf(to);
    }

    /** How the connection is protected. */
    public enum Tls {
      STARTTLS,
      TLS,
      NONE
    }
  }

  /** Where the webhook is. */
  public record Webhook(URI address, Path secretFile) {}
}
