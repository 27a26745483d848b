package io.loopledger.steps;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the steps do where there is a choice: from {@code night-steps.properties} of the home, or
 * from the environment, which goes first.
 *
 * @param corrections what is done about differences that the proof found
 * @param postedPatience how long the posting job may make no progress
 */
public record StepSettings(Corrections corrections, Duration postedPatience) {
  private static final String FILE = "night-steps.properties";
  private static final String CORRECTIONS = "proof-corrections";
  private static final String PATIENCE = "posted-patience";
  private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,5})(s|min|h)");

  /** What is done about differences. */
  public enum Corrections {
    /** Nothing, until a person approves them: {@code ./loopledger proof approve}. */
    ASK,
    /** They are posted in the same night, and proved again. */
    POST
  }

  /**
   * The settings of a home.
   *
   * @throws IllegalArgumentException naming what is wrong and the fix
   */
  public static StepSettings of(Path home, Map<String, String> environment) {
    Properties file = read(home.resolve(FILE));
    Set<String> unknown = new TreeSet<>(file.stringPropertyNames());
    unknown.removeAll(Set.of(CORRECTIONS, PATIENCE));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: there is no setting '%s'; the settings are %s and %s"
              .formatted(FILE, unknown.iterator().next(), CORRECTIONS, PATIENCE));
    }
    return new StepSettings(
        corrections(value(CORRECTIONS, "ask", file, environment)),
        span(value(PATIENCE, "3min", file, environment)));
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    if (Files.isRegularFile(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
    return properties;
  }

  private static String value(
      String key, String standard, Properties file, Map<String, String> environment) {
    String variable = "LOOPLEDGER_NIGHT_" + key.toUpperCase(Locale.ROOT).replace('-', '_');
    return Optional.ofNullable(environment.get(variable))
        .filter(text -> !text.isBlank())
        .orElseGet(() -> file.getProperty(key, standard))
        .strip();
  }

  private static Corrections corrections(String text) {
    return Arrays.stream(Corrections.values())
        .filter(choice -> choice.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is '%s'; it is 'ask' (a person approves) or 'post' (posted the same night)"
                        .formatted(CORRECTIONS, text)));
  }

  private static Duration span(String text) {
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      throw new IllegalArgumentException(
          "%s is '%s'; write a number with s, min or h, such as 3min".formatted(PATIENCE, text));
    }
    long count = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "min" -> Duration.ofMinutes(count);
      default -> Duration.ofHours(count);
    };
  }
}
