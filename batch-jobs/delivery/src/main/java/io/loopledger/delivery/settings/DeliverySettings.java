package io.loopledger.delivery.settings;

import io.loopledger.delivery.destination.Target;
import io.loopledger.delivery.schedule.Retry;
import io.loopledger.night.calendar.Backoff;
import io.loopledger.yaml.YamlFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code delivery.yaml} of the home.
 *
 * @param targets by name, in their order
 * @param keep for how long a package stays in the outbox after its last delivery
 */
public record DeliverySettings(Map<String, Target> targets, Retry retry, Duration keep) {
  /** The file's name. */
  public static final String FILE = "delivery.yaml";

  private static final String VERSION = "loopledger-delivery";
  private static final int DEFAULT_KEEP_DAYS = 30;
  private static final int MOST_KEEP_DAYS = 3650;
  private static final int MOST_TIMES = 1000;
  private static final int DAY_MINUTES = 1440;

  /** Without a settings file: no targets. */
  public static final DeliverySettings DEFAULT =
      new DeliverySettings(Map.of(), Retry.DEFAULT, Duration.ofDays(DEFAULT_KEEP_DAYS));

  public DeliverySettings {
    targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
  }

  /** Where packages wait in a home. */
  public static Path outbox(Path home) {
    return home.resolve("outbox");
  }

  /**
   * Reads the settings of a home; the defaults where it has none.
   *
   * @throws IllegalArgumentException with all that is wrong, each naming field, value and fix
   */
  public static DeliverySettings of(Path home) {
    Path file = home.resolve(FILE);
    try {
      return Files.isRegularFile(file)
          ? read(home, Files.readString(file, StandardCharsets.UTF_8))
          : DEFAULT;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  static DeliverySettings read(Path home, String text) {
    List<String> problems = new ArrayList<>();
    FieldReader fields =
        new FieldReader(YamlFields.read(FILE, text), problems)
            .only(VERSION, "keep-days", "retry", "targets");
    fields.text(VERSION, "1", "1, the only version there is");
    Duration keep =
        Duration.ofDays(fields.whole("keep-days", DEFAULT_KEEP_DAYS, 1, MOST_KEEP_DAYS));
    Retry retry = retry(fields.map("retry"));
    Map<String, Target> targets = new TargetReader(home).read(fields.maps("targets"));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join(System.lineSeparator(), problems));
    }
    return new DeliverySettings(targets, retry, keep);
  }

  private static Retry retry(FieldReader fields) {
    fields.only("times", "first-minutes", "longest-minutes");
    Backoff otherwise = Retry.DEFAULT.backoff();
    int first =
        fields.whole(
            "first-minutes", Math.toIntExact(otherwise.first().toMinutes()), 1, DAY_MINUTES);
    int longest =
        fields.whole(
            "longest-minutes", Math.toIntExact(otherwise.longest().toMinutes()), 1, DAY_MINUTES);
    if (longest < first) {
      fields.fault("longest-minutes", "at least first-minutes");
      longest = first;
    }
    return new Retry(
        new Backoff(
            fields.whole("times", otherwise.times(), 0, MOST_TIMES),
            Duration.ofMinutes(first),
            Duration.ofMinutes(longest)));
  }
}
