package io.loopledger.reports.datev;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A row of a batch: an amount from one account to another.
 *
 * @param document what it belongs to
 * @param pair the accounts, and the amount in {@code currency}
 * @param currency ISO 4217
 * @param base the amount in the reporting currency, where {@code currency} is another one
 */
record BookingRow(Document document, Pair pair, String currency, Optional<Base> base) {
  /** The amount in the reporting currency. */
  BigDecimal baseAmount() {
    return base.map(Base::amount).orElse(pair.amount());
  }

  /**
   * What was condensed into rows: a brand's day and posting rule.
   *
   * @param brand whose books; empty where it is about all brands of the batch
   * @param date business date
   * @param rule posting rule; empty where it is about all rules of the day
   */
  record Document(String brand, LocalDate date, String rule) implements Comparable<Document> {
    @Override
    public int compareTo(Document other) {
      int byDate = date.compareTo(other.date);
      if (byDate != 0) {
        return byDate;
      }
      int byBrand = brand.compareTo(other.brand);
      return byBrand != 0 ? byBrand : rule.compareTo(other.rule);
    }
  }

  /**
   * The amount in the reporting currency.
   *
   * @param rate reporting currency per unit of the other
   * @param amount two decimals, not 0
   */
  record Base(BigDecimal rate, BigDecimal amount) {}
}
