package io.loopledger.catalog.posting;

import io.loopledger.catalog.chart.Account;
import io.loopledger.schemas.entry.Dimensions;
import io.loopledger.schemas.event.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of a journal: an amount under its full key. Two postings with the same key add up.
 *
 * @param key everything but the amounts
 * @param amountMicros millionths of the measure; debit positive
 * @param reportingMicros millionths of the reporting currency, 0 on statistical accounts
 */
public record Posting(Key key, long amountMicros, long reportingMicros) {

  /**
   * The full dimension key of the design: differences are taken over it, so a late grade reverses
   * under the old dimensions and posts under the new ones.
   */
  public record Key(
      String source,
      String eventId,
      int cycleNo,
      Dimensions dimensions,
      String account,
      String measure,
      @Nullable Fx fx,
      LocalDate businessDate,
      Instant effectiveTime,
      String ruleVersion,
      @Nullable String rule,
      @Nullable String taxRule,
      @Nullable String method,
      @Nullable String factorVersion,
      Origin origin) {

    /** A key of rules that name neither themselves nor a tax rule. */
    public Key(
        String source,
        String eventId,
        int cycleNo,
        Dimensions dimensions,
        String account,
        String measure,
        @Nullable Fx fx,
        LocalDate businessDate,
        Instant effectiveTime,
        String ruleVersion,
        @Nullable String method,
        @Nullable String factorVersion,
        Origin origin) {
      this(
          source,
          eventId,
          cycleNo,
          dimensions,
          account,
          measure,
          fx,
          businessDate,
          effectiveTime,
          ruleVersion,
          null,
          null,
          method,
          factorVersion,
          origin);
    }

    /** Whether debits and credits of it must balance: money that is not imputed. */
    public boolean isDoubleEntry() {
      return fx != null && !Account.isImputed(account);
    }
  }

  /**
   * The conversion of a money posting.
   *
   * @param reportingCurrency ISO 4217
   * @param rate reporting currency per unit of the posting's currency, ten decimals
   * @param rateDate day of the rate
   * @param rateVersion version of the rate file; null where nothing was converted, and under the
   *     rules 2026-11
   */
  public record Fx(
      String reportingCurrency, BigDecimal rate, LocalDate rateDate, @Nullable String rateVersion) {
    /** A conversion that does not name its rate file. */
    public Fx(String reportingCurrency, BigDecimal rate, LocalDate rateDate) {
      this(reportingCurrency, rate, rateDate, null);
    }

    /** What differs most is compared first. */
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof Fx fx
              && rateDate.equals(fx.rateDate)
              && rate.equals(fx.rate)
              && reportingCurrency.equals(fx.reportingCurrency)
              && Objects.equals(rateVersion, fx.rateVersion));
    }

    @Override
    public int hashCode() {
      return 31 * rateDate.hashCode() + rate.hashCode();
    }
  }
}
