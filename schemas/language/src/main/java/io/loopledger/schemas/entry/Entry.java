package io.loopledger.schemas.entry;

import io.loopledger.schemas.event.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One amount posted to one account because of one event: a row of {@code ledger.entries}. Entries
 * are only ever added.
 *
 * @param entryId hash of what makes the entry; the same entry always has the same id
 * @param triggerId id of the event or command whose arrival posted it
 * @param eventId id of the event whose journal it belongs to
 * @param subject ledger subject
 * @param cycleNo cycle of the unit, from 1
 * @param dimensions what it can be grouped by
 * @param account account code of the chart
 * @param measure currency code, {@code kgCO2e}, {@code unit}, {@code g} or {@code s}
 * @param amountMicros millionths of the measure; debit positive, credit negative
 * @param reporting the amount in the reporting currency; empty on statistical accounts
 * @param businessDate the event's date in the brand's contract zone
 * @param period posting period
 * @param effectiveTime when the event happened
 * @param recordedTime when the entry was posted
 * @param cause why it was posted
 * @param ruleVersion version of the posting rules
 * @param rule name of the posting rule, such as {@code unit-sold}; null on entries of older rules
 * @param taxRule rule that decided the tax, such as {@code margin/DE/19}; null where none did
 * @param vatPeriod VAT period it belongs to; null where it belongs to none
 * @param rateVersion version of the rate file used; null where no rate was, or on older entries
 * @param method impact method, on impact accounts
 * @param factorVersion factor version, on impact accounts
 * @param origin origin of the event's figures
 */
public record Entry(
    String entryId,
    String triggerId,
    String eventId,
    String subject,
    int cycleNo,
    Dimensions dimensions,
    String account,
    String measure,
    long amountMicros,
    @Nullable Reporting reporting,
    LocalDate businessDate,
    YearMonth period,
    Instant effectiveTime,
    Instant recordedTime,
    Cause cause,
    String ruleVersion,
    @Nullable String rule,
    @Nullable String taxRule,
    @Nullable YearMonth vatPeriod,
    @Nullable String rateVersion,
    @Nullable String method,
    @Nullable String factorVersion,
    Origin origin) {

  /** As before 0.3.0, without the fields that came then. */
  public Entry(
      String entryId,
      String triggerId,
      String eventId,
      String subject,
      int cycleNo,
      Dimensions dimensions,
      String account,
      String measure,
      long amountMicros,
      @Nullable Reporting reporting,
      LocalDate businessDate,
      YearMonth period,
      Instant effectiveTime,
      Instant recordedTime,
      Cause cause,
      String ruleVersion,
      @Nullable String method,
      @Nullable String factorVersion,
      Origin origin) {
    this(
        entryId,
        triggerId,
        eventId,
        subject,
        cycleNo,
        dimensions,
        account,
        measure,
        amountMicros,
        reporting,
        businessDate,
        period,
        effectiveTime,
        recordedTime,
        cause,
        ruleVersion,
        null,
        null,
        null,
        null,
        method,
        factorVersion,
        origin);
  }

  /**
   * A money amount in the brand's reporting currency.
   *
   * @param amountMicros millionths of the reporting currency
   * @param currency ISO 4217
   * @param rate reporting currency per unit of the entry's currency, ten decimals
   * @param rateDate the day whose rate was used
   */
  public record Reporting(
      long amountMicros, String currency, BigDecimal rate, LocalDate rateDate) {}
}
