package io.loopledger.schemas.finance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A sum of entries as it was when a period was closed: a row of {@code finance.published}.
 *
 * @param closeId the close: the name of its tag
 * @param closePeriod the period that was closed
 * @param key what the amounts are summed by
 * @param amountMicros sum of the amounts in the measure
 * @param reportingAmountMicros sum of the reporting amounts; null on statistical accounts
 * @param entryCount entries in the sum
 * @param recordedTime when the close was begun
 */
public record PublishedFigure(
    String closeId,
    YearMonth closePeriod,
    Key key,
    long amountMicros,
    @Nullable Long reportingAmountMicros,
    long entryCount,
    Instant recordedTime) {

  /**
   * What entries are summed by.
   *
   * @param businessMonth first day of the month in which it happened
   * @param period posting period
   * @param cause why it was posted
   * @param rule posting rule; null on entries of older rules
   */
  public record Key(
      String tenant,
      String brand,
      @Nullable String program,
      @Nullable String category,
      LocalDate businessMonth,
      YearMonth period,
      String account,
      String measure,
      @Nullable String reportingCurrency,
      @Nullable String method,
      @Nullable String factorVersion,
      String cause,
      @Nullable String rule) {}
}
