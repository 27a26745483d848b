package io.loopledger.metricscheck.refold;

import io.loopledger.catalog.posting.Posting;
import io.loopledger.schemas.money.Micros;
import java.math.BigDecimal;

/**
 * A sum of amounts, exact.
 *
 * @param amount in its measure
 * @param reporting in the reporting currency; zero where there is none
 */
public record Sums(BigDecimal amount, BigDecimal reporting) {
  static final Sums ZERO = new Sums(BigDecimal.ZERO, BigDecimal.ZERO);

  static Sums of(Posting posting) {
    return new Sums(
        BigDecimal.valueOf(posting.amountMicros(), Micros.SCALE),
        BigDecimal.valueOf(posting.reportingMicros(), Micros.SCALE));
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
