package io.loopledger.schemas.entry;

import io.loopledger.schemas.event.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Many entries as one additive row: a row of {@code mart.rollup}.
 *
 * @param key what the amounts are summed by
 * @param amountMicros sum of the entries' amounts
 * @param reportingAmountMicros sum of their reporting amounts, empty on statistical accounts
 * @param entryCount entries in the sum
 */
public record RollupRow(
    Key key, long amountMicros, @Nullable Long reportingAmountMicros, long entryCount) {

  /** The low-cardinality dimensions: no subject, no product. */
  public record Key(
      Instant postingMinute,
      LocalDate businessDate,
      YearMonth period,
      String tenant,
      String brand,
      @Nullable String program,
      @Nullable String category,
      @Nullable String grade,
      @Nullable String channel,
      @Nullable String partner,
      @Nullable String country,
      String account,
      String measure,
      @Nullable String reportingCurrency,
      @Nullable String method,
      @Nullable String factorVersion,
      Cause cause,
      Origin origin) {

    /** What an entry is summed under. */
    public static Key of(Entry entry) {
      Dimensions d = entry.dimensions();
      Entry.Reporting reporting = entry.reporting();
      return new Key(
          entry.recordedTime().truncatedTo(ChronoUnit.MINUTES),
          entry.businessDate(),
          entry.period(),
          d.tenant(),
          d.brand(),
          d.program(),
          d.category(),
          d.grade(),
          d.channel(),
          d.partner(),
          d.country(),
          entry.account(),
          entry.measure(),
          reporting == null ? null : reporting.currency(),
          entry.method(),
          entry.factorVersion(),
          entry.cause(),
          entry.origin());
    }
  }
}
