package io.loopledger.night.settings;

import io.loopledger.night.NightFailure;
import io.loopledger.night.calendar.Backoff;
import io.loopledger.night.calendar.CatchUp;
import io.loopledger.night.calendar.DueNights;
import io.loopledger.night.calendar.NightCalendar;
import io.loopledger.night.settings.NightSettings.Mail;
import io.loopledger.night.settings.NightSettings.Thresholds;
import io.loopledger.night.settings.NightSettings.Webhook;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads typed values and collects what is wrong with them, so that all is seen at once. */
final class SettingReader {
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,8})(ms|s|min|h)");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Pattern THRESHOLD = Pattern.compile("([a-z][a-z0-9-]*)=([0-9]{1,9})");
  private static final int LAST_PORT = 65_535;

  private final Map<String, String> environment;
  private final Map<String, String> file;
  private final List<String> problems = new ArrayList<>();

  SettingReader(Map<String, String> environment, Map<String, String> file) {
    this.environment = Map.copyOf(environment);
    this.file = Map.copyOf(file);
    file.keySet().stream()
        .sorted()
        .filter(key -> NightSetting.ofKey(key).isEmpty())
        .forEach(key -> problems.add("night.properties: there is no setting '" + key + "'"));
  }

  void failOnProblems() {
    if (!problems.isEmpty()) {
      throw new NightFailure(
          "The settings of the night are wrong:\n  " + String.join("\n  ", problems));
    }
  }

  String text(NightSetting setting) {
    return parse(setting, value -> value, "");
  }

  String databaseUrl() {
    return parse(
        NightSetting.DB_URL,
        value ->
            checked(
                value, value.startsWith("jdbc:postgresql://"), "it begins with jdbc:postgresql://"),
        "");
  }

  Optional<Path> file(NightSetting setting, Path home) {
    String value = text(setting);
    return value.isEmpty() ? Optional.empty() : Optional.of(home.resolve(value));
  }

  NightCalendar calendar() {
    ZoneId zone = parse(NightSetting.ZONE, SettingReader::parseZone, ZoneOffset.UTC);
    LocalTime time = parse(NightSetting.TIME, SettingReader::parseTime, LocalTime.MIDNIGHT);
    return new NightCalendar(zone, time);
  }

  DueNights.Policy policy() {
    CatchUp catchUp = parse(NightSetting.CATCH_UP, CatchUp::of, CatchUp.ALL);
    return new DueNights.Policy(catchUp, number(NightSetting.CATCH_UP_LIMIT, 1, 1000));
  }

  Backoff backoff() {
    Duration first = duration(NightSetting.RETRY_FIRST);
    Duration longest = duration(NightSetting.RETRY_LONGEST);
    if (longest.compareTo(first) < 0) {
      problems.add(
          "%s is longer than %s; the first wait is at most the longest"
              .formatted(
                  NightSetting.RETRY_FIRST.variable(), NightSetting.RETRY_LONGEST.variable()));
      longest = first;
    }
    return new Backoff(number(NightSetting.RETRY_TIMES, 0, 1000), first, longest);
  }

  Duration duration(NightSetting setting) {
    return parse(setting, SettingReader::parseDuration, Duration.ofSeconds(1));
  }

  Thresholds thresholds() {
    return new Thresholds(
        number(NightSetting.THRESHOLD, 0, 999_999_999),
        parse(NightSetting.THRESHOLDS, SettingReader::parseThresholds, Map.of()));
  }

  Optional<Mail> mail(Path home) {
    String host = text(NightSetting.MAIL_HOST);
    if (host.isEmpty()) {
      return Optional.empty();
    }
    Mail mail =
        new Mail(
            host,
            number(NightSetting.MAIL_PORT, 1, LAST_PORT),
            parse(NightSetting.MAIL_TLS, SettingReader::parseTls, Mail.Tls.STARTTLS),
            text(NightSetting.MAIL_USER),
            file(NightSetting.MAIL_PASSWORD_FILE, home),
            required(NightSetting.MAIL_FROM, NightSetting.MAIL_HOST),
            Arrays.stream(required(NightSetting.MAIL_TO, NightSetting.MAIL_HOST).split(",", -1))
                .map(String::strip)
                .toList());
    if (mail.tls() == Mail.Tls.NONE && !isOfThisMachine(host)) {
      problems.add(
          "%s is 'none', but %s is another machine; use starttls or tls"
              .formatted(NightSetting.MAIL_TLS.variable(), host));
    }
    if (!mail.user().isEmpty() && mail.passwordFile().isEmpty()) {
      required(NightSetting.MAIL_PASSWORD_FILE, NightSetting.MAIL_USER);
    }
    return Optional.of(mail);
  }

  Optional<Webhook> webhook(Path home) {
    String address = text(NightSetting.WEBHOOK_URL);
    if (address.isEmpty()) {
      return Optional.empty();
    }
    String secret = required(NightSetting.WEBHOOK_SECRET_FILE, NightSetting.WEBHOOK_URL);
    URI uri = parse(NightSetting.WEBHOOK_URL, SettingReader::parseAddress, URI.create(""));
    return Optional.of(new Webhook(uri, home.resolve(secret)));
  }

  private String required(NightSetting setting, NightSetting because) {
    String value = text(setting);
    if (value.isEmpty()) {
      problems.add(
          "%s is empty, but %s is set; set both or none"
              .formatted(setting.variable(), because.variable()));
    }
    return value;
  }

  private int number(NightSetting setting, int least, int most) {
    return parse(
        setting,
        value -> {
          boolean within =
              NUMBER.matcher(value).matches()
                  && Integer.parseInt(value) >= least
                  && Integer.parseInt(value) <= most;
          return Integer.parseInt(
              checked(value, within, "it is a number from %d to %d".formatted(least, most)));
        },
        least);
  }

  private <T> T parse(NightSetting setting, Function<String, T> parser, T whenWrong) {
    String variable = environment.getOrDefault(setting.variable(), "").strip();
    String fromFile = file.getOrDefault(setting.key(), setting.defaultValue()).strip();
    String value = variable.isEmpty() ? fromFile : variable;
    try {
      return parser.apply(value);
    } catch (IllegalArgumentException e) {
      String name = variable.isEmpty() ? "night.properties: " + setting.key() : setting.variable();
      problems.add("%s is '%s', but %s".formatted(name, value, e.getMessage()));
      return whenWrong;
    }
  }

  private static String checked(String value, boolean right, String wanted) {
    if (!right) {
      throw new IllegalArgumentException(wanted);
    }
    return value;
  }

  private static ZoneId parseZone(String value) {
    try {
      return ZoneId.of(value);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("it is the name of a zone, such as Europe/Berlin", e);
    }
  }

  private static LocalTime parseTime(String value) {
    try {
      return LocalTime.parse(value);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("it is a time of day, such as 02:30", e);
    }
  }

  private static Duration parseDuration(String value) {
    Matcher matcher = DURATION.matcher(value);
    checked(value, matcher.matches(), "it is a number with ms, s, min or h, such as 5s");
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "min" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  private static Map<String, Long> parseThresholds(String value) {
    Map<String, Long> thresholds = new HashMap<>();
    for (String part : value.isEmpty() ? new String[0] : value.split(",", -1)) {
      Matcher matcher = THRESHOLD.matcher(part.strip());
      checked(value, matcher.matches(), "it is written step=number, with commas between them");
      thresholds.put(matcher.group(1), Long.parseLong(matcher.group(2)));
    }
    return thresholds;
  }

  private static Mail.Tls parseTls(String value) {
    return switch (value) {
      case "starttls" -> Mail.Tls.STARTTLS;
      case "tls" -> Mail.Tls.TLS;
      case "none" -> Mail.Tls.NONE;
      default -> throw new IllegalArgumentException("it is one of starttls, tls, none");
    };
  }

  private static URI parseAddress(String value) {
    try {
      URI address = new URI(value);
      String host = address.getHost();
      boolean safe =
          host != null
              && ("https".equals(address.getScheme())
                  || ("http".equals(address.getScheme()) && isOfThisMachine(host)));
      checked(value, safe, "it is an https:// address (http:// only for this machine)");
      return address;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("it is no address", e);
    }
  }

  private static boolean isOfThisMachine(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
