package io.loopledger.reports.datev;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What was posted to a financial account on a day by a rule, in one currency at one rate. Debits
 * and credits stand apart, so that gains and losses can.
 *
 * @param brand whose books
 * @param businessDate day of the events
 * @param rule posting rule; empty on entries of older rules
 * @param account account of the chart
 * @param currency currency of the postings
 * @param rate reporting currency per unit of that currency
 * @param debit debits in that currency, not negative
 * @param credit credits in that currency, not negative
 * @param reportingDebit debits in the reporting currency, not negative
 * @param reportingCredit credits in the reporting currency, not negative
 */
public record PostedSum(
    String brand,
    LocalDate businessDate,
    String rule,
    String account,
    String currency,
    Optional<BigDecimal> rate,
    BigDecimal debit,
    BigDecimal credit,
    BigDecimal reportingDebit,
    BigDecimal reportingCredit) {

  /** Debits less credits, in the reporting currency. */
  public BigDecimal movement() {
    return reportingDebit.subtract(reportingCredit);
  }
}
