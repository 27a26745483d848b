package io.loopledger.reports.finance;

import java.math.BigDecimal;

/**
 * Two figures that must be equal.
 *
 * @param id which rule it is
 * @param subject what it is about, such as a brand
 * @param expected what it should be
 * @param found what it is
 * @param unit of both
 */
record Control(String id, String subject, BigDecimal expected, BigDecimal found, String unit) {
  /** Unit of how many rows hold. */
  static final String ROWS = "rows";

  boolean holds() {
    return difference().signum() == 0;
  }

  BigDecimal difference() {
    return found.subtract(expected);
  }
}
