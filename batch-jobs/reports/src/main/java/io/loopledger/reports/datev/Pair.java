package io.loopledger.reports.datev;

import java.math.BigDecimal;

/**
 * An amount from a credit account to a debit account, in whole hundredths.
 *
 * @param debit number of the debit account
 * @param credit number of the credit account
 * @param hundredths amount, above 0
 */
record Pair(String debit, String credit, long hundredths) {
  /** The amount, with two decimals. */
  BigDecimal amount() {
    return BigDecimal.valueOf(hundredths, 2);
  }
}
