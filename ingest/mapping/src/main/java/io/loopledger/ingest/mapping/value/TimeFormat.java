package io.loopledger.ingest.mapping.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A form in which a source writes dates and times. */
sealed interface TimeFormat {
  /** Reads a text; empty if it has another form. */
  Optional<Read> read(String text);

  /**
   * What stands in a text.
   *
   * @param time null for a date alone
   * @param offset null where the text names none
   */
  record Read(LocalDate date, @Nullable LocalTime time, @Nullable ZoneOffset offset) {}

  /** Letters of a pattern. */
  record OfPattern(DateTimeFormatter formatter) implements TimeFormat {
    @Override
    public Optional<Read> read(String text) {
      ParsePosition position = new ParsePosition(0);
      if (formatter.parseUnresolved(text, position) == null
          || position.getErrorIndex() >= 0
          || position.getIndex() < text.length()) {
        return Optional.empty();
      }
      try {
        TemporalAccessor parsed = formatter.parse(text);
        LocalDate date = parsed.query(TemporalQueries.localDate());
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (date == null || (time == null && hasTime(parsed))) {
          return Optional.empty();
        }
        ZoneOffset offset =
            parsed.isSupported(ChronoField.OFFSET_SECONDS)
                ? ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS))
                : null;
        return Optional.of(new Read(date, time, offset));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    /** Half a time would silently become noon. */
    private static boolean hasTime(TemporalAccessor parsed) {
      return parsed.isSupported(ChronoField.HOUR_OF_DAY)
          || parsed.isSupported(ChronoField.HOUR_OF_AMPM)
          || parsed.isSupported(ChronoField.CLOCK_HOUR_OF_AMPM)
          || parsed.isSupported(ChronoField.MINUTE_OF_HOUR);
    }
  }

  /**
   * Seconds or parts of them since 1970.
   *
   * @param perSecond how many are a second
   */
  record Epoch(long perSecond) implements TimeFormat {
    private static final Pattern FORM = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");

    @Override
    public Optional<Read> read(String text) {
      if (!FORM.matcher(text).matches()) {
        return Optional.empty();
      }
      try {
        long nanos =
            new BigDecimal(text)
                .movePointRight(9)
                .divide(BigDecimal.valueOf(perSecond), 0, RoundingMode.FLOOR)
                .longValueExact();
        LocalDateTime utc = LocalDateTime.ofInstant(Instant.EPOCH.plusNanos(nanos), ZoneOffset.UTC);
        return Optional.of(new Read(utc.toLocalDate(), utc.toLocalTime(), ZoneOffset.UTC));
      } catch (ArithmeticException | DateTimeException e) {
        return Optional.empty();
      }
    }
  }

  /** Days since 1899-12-30 with the time as a fraction, as spreadsheets store dates. */
  record Serial() implements TimeFormat {
    private static final Pattern FORM = Pattern.compile("\\d{1,7}([.,]\\d{0,12})?");
    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);
    private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);

    @Override
    public Optional<Read> read(String text) {
      if (!FORM.matcher(text).matches()) {
        return Optional.empty();
      }
      BigDecimal days = new BigDecimal(text.replace(',', '.'));
      long whole = days.longValue();
      BigDecimal rest = days.subtract(BigDecimal.valueOf(whole));
      LocalDate date = DAY_0.plusDays(whole);
      if (rest.signum() == 0) {
        return Optional.of(new Read(date, null, null));
      }
      long seconds =
          rest.multiply(SECONDS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
      LocalDateTime time = date.atStartOfDay().plusSeconds(seconds);
      return Optional.of(new Read(time.toLocalDate(), time.toLocalTime(), null));
    }
  }
}
