package io.loopledger.chaos.check;

import java.math.BigDecimal;

/** An amount in its measure and in the reporting currency, exact. */
record Sums(BigDecimal amount, BigDecimal reporting) {
  static final Sums ZERO = new Sums(BigDecimal.ZERO, BigDecimal.ZERO);

  private static final int MICROS = 6;

  static Sums of(Row row) {
    return new Sums(row.amount("amount"), row.amount("reporting_amount"));
  }

  static Sums ofMicros(long amount, long reporting) {
    return new Sums(BigDecimal.valueOf(amount, MICROS), BigDecimal.valueOf(reporting, MICROS));
  }

  Sums plus(Sums other) {
    return new Sums(amount.add(other.amount), reporting.add(other.reporting));
  }

  boolean isZero() {
    return amount.signum() == 0 && reporting.signum() == 0;
  }

  boolean isSameAs(Sums other) {
    return amount.compareTo(other.amount) == 0 && reporting.compareTo(other.reporting) == 0;
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " (reporting " + reporting.toPlainString() + ")";
  }
}
