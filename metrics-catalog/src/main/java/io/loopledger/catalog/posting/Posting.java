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
   * What all lines that an event posts at one time share.
   *
   * @param rule name of the rule; null under rules that do not name themselves
   */
  public record Header(
      String source,
      String eventId,
      int cycleNo,
      Dimensions dimensions,
      LocalDate businessDate,
      Instant effectiveTime,
      String ruleVersion,
      @Nullable String rule,
      Origin origin) {}

  /**
   * The full dimension key of the design: differences are taken over it, so a late grade reverses
   * under the old dimensions and posts under the new ones.
   */
  public record Key(
      Header header,
      String account,
      String measure,
      @Nullable Fx fx,
      @Nullable String taxRule,
      @Nullable String method,
      @Nullable String factorVersion) {

    public String source() {
      return header.source();
    }

    public String eventId() {
      return header.eventId();
    }

    public int cycleNo() {
      return header.cycleNo();
    }

    public Dimensions dimensions() {
      return header.dimensions();
    }

    public LocalDate businessDate() {
      return header.businessDate();
    }

    public Instant effectiveTime() {
      return header.effectiveTime();
    }

    public String ruleVersion() {
      return header.ruleVersion();
    }

    public @Nullable String rule() {
      return header.rule();
    }

    public Origin origin() {
      return header.origin();
    }

    /** Of the parts that differ within a subject; the others would only cost time. */
    @Override
    public int hashCode() {
      return 31 * (31 * header.eventId().hashCode() + account.hashCode()) + measure.hashCode();
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
