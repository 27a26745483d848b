package io.loopledger.metricscheck.refold;

import io.loopledger.schemas.money.Micros;
import java.math.BigDecimal;

/**
 * A sum of amounts, exact.
 *
 * @param amount in its measure
 * @param reporting in the reporting currency; zero where there is none
 */
public record Sums(BigDecimal amount, BigDecimal reporting) {
  static Sums ofMicros(long amount, long reporting) {
    return new Sums(
        BigDecimal.valueOf(amount, Micros.SCALE), BigDecimal.valueOf(reporting, Micros.SCALE));
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
    return "%s (reporting %s)".formatted(amount.toPlainString(), reporting.toPlainString());
  }
}
