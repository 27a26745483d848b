package io.loopledger.local.settings;

import io.loopledger.local.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads typed values and collects what is wrong with them, so that the user sees all at once. */
final class SettingValues {
  private static final Pattern MEMORY = Pattern.compile("[1-9][0-9]*[mMgG]");
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,8})(ms|s|min|h)");

  private final Map<String, String> environment;
  private final Map<String, String> file;
  private final List<String> problems = new ArrayList<>();

  SettingValues(Map<String, String> environment, Map<String, String> file) {
    this.environment = Map.copyOf(environment);
    this.file = Map.copyOf(file);
    file.keySet().stream()
        .sorted()
        .filter(key -> Setting.ofKey(key).isEmpty())
        .forEach(key -> problem("settings.properties: there is no setting '" + key + "'"));
  }

  void problem(String problem) {
    problems.add(problem);
  }

  /** The failure carries every problem, one a line. */
  void failOnProblems() {
    if (!problems.isEmpty()) {
      throw new Failure("The settings are wrong:\n  " + String.join("\n  ", problems));
    }
  }

  int port(Setting setting) {
    return parse(setting, SettingValues::parsePort, 0);
  }

  String memory(Setting setting) {
    return parse(setting, SettingValues::parseMemory, "");
  }

  Duration duration(Setting setting) {
    return parse(setting, SettingValues::parseDuration, Duration.ZERO);
  }

  /** A duration, or nothing where none is given. */
  Optional<Duration> optionalDuration(Setting setting) {
    return parse(
        setting,
        value -> value.isEmpty() ? Optional.empty() : Optional.of(parseDuration(value)),
        Optional.empty());
  }

  /** One of a few words. */
  String oneOf(Setting setting, String... words) {
    return parse(
        setting,
        value -> {
          if (!List.of(words).contains(value)) {
            throw new IllegalArgumentException("it is one of " + String.join(", ", words));
          }
          return value;
        },
        words[0]);
  }

  Set<ServiceName> services(Setting setting) {
    return parse(setting, SettingValues::parseServices, Set.of());
  }

  FlinkMode flinkMode(Setting setting) {
    return parse(setting, FlinkMode::of, FlinkMode.JVM);
  }

  LogFormat logFormat(Setting setting) {
    return parse(setting, LogFormat::of, LogFormat.TEXT);
  }

  String text(Setting setting) {
    return parse(setting, value -> value, "");
  }

  private <T> T parse(Setting setting, Function<String, T> parser, T whenWrong) {
    String variable = environment.getOrDefault(setting.variable(), "").strip();
    String fromFile = file.getOrDefault(setting.key(), setting.defaultValue()).strip();
    String value = variable.isEmpty() ? fromFile : variable;
    try {
      return parser.apply(value);
    } catch (IllegalArgumentException e) {
      String name =
          variable.isEmpty() ? "settings.properties: " + setting.key() : setting.variable();
      problem("%s is '%s', but %s".formatted(name, value, e.getMessage()));
      return whenWrong;
    }
  }

  private static int parsePort(String value) {
    if (value.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(value);
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    }
    throw new IllegalArgumentException("a port is a number from 1 to 65535");
  }

  private static String parseMemory(String value) {
    if (!MEMORY.matcher(value).matches()) {
      throw new IllegalArgumentException("memory is a number with m or g, such as 512m or 2g");
    }
    return value;
  }

  private static Duration parseDuration(String value) {
    Matcher matcher = DURATION.matcher(value);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a duration is a number with ms, s, min or h, such as 2s");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "min" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  private static Set<ServiceName> parseServices(String value) {
    Set<ServiceName> services = EnumSet.noneOf(ServiceName.class);
    for (String id : value.split(",", -1)) {
      services.add(ServiceName.of(id.strip()));
    }
    return services;
  }
}
