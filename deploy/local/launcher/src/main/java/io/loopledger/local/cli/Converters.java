package io.loopledger.local.cli;

import io.loopledger.local.settings.FlinkMode;
import io.loopledger.local.settings.ServiceName;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Reads values of the command line, and says what is wanted where one is wrong. */
final class Converters {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(s|min|h|d)");
  private static final Pattern YEARS = Pattern.compile("(\\d{1,3})\\s*y");

  private Converters() {}

  static ServiceName service(String id) {
    try {
      return ServiceName.of(id);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "there is no server '%s'; %s".formatted(id, e.getMessage()));
    }
  }

  static FlinkMode flinkMode(String id) {
    try {
      return FlinkMode.of(id);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'%s' is no mode; %s".formatted(id, e.getMessage()));
    }
  }

  static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'%s' is no time zone; use a name such as Europe/Berlin".formatted(id));
    }
  }

  static BigDecimal decimal(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          "'%s' is no number; write it with a decimal point, such as 0.02".formatted(text));
    }
  }

  static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException("'%s' is no day; write it as 2023-02-20".formatted(text));
    }
  }

  /** A span of time: a number and s, min, h or d. */
  static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'%s' is no span of time; write 30s, 10min, 1h or 3d".formatted(text));
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "min" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  /** A period of the calendar, in years. */
  static Period period(String text) {
    Matcher matcher = YEARS.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'%s' is no number of years; write it as 10y".formatted(text));
    }
    return Period.ofYears(Integer.parseInt(matcher.group(1)));
  }

  static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException("'%s' is no month; write it as 2026-10".formatted(text));
    }
  }

  /** A time, or a day, which begins at midnight UTC. */
  static Instant time(String text) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'%s' is no time; write 2026-11-01T08:00:00Z, or 2026-11-01 for that day in UTC"
              .formatted(text));
    }
  }
}
