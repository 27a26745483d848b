package io.loopledger.proof.net;

import io.loopledger.schemas.money.Micros;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An amount and its reporting amount, exact and of any size: what a damaged table sums to need not
 * fit into the ledger's amounts.
 *
 * @param amountMicros millionths of the measure
 * @param reportingMicros millionths of the reporting currency; zero where there is none
 */
public record Amounts(BigInteger amountMicros, BigInteger reportingMicros) {
  /** Nothing. */
  public static final Amounts ZERO = new Amounts(BigInteger.ZERO, BigInteger.ZERO);

  /** Amounts in millionths. */
  public static Amounts ofMicros(long amountMicros, long reportingMicros) {
    return new Amounts(BigInteger.valueOf(amountMicros), BigInteger.valueOf(reportingMicros));
  }

  /**
   * Amounts as a table has them.
   *
   * @throws ArithmeticException if one has more than six decimals
   */
  public static Amounts of(BigDecimal amount, BigDecimal reporting) {
    return new Amounts(micros(amount), micros(reporting));
  }

  /** The exact millionths of a decimal. */
  public static BigInteger micros(BigDecimal amount) {
    return amount.movePointRight(Micros.SCALE).toBigIntegerExact();
  }

  /** The sum of both. */
  public Amounts plus(Amounts other) {
    return new Amounts(
        amountMicros.add(other.amountMicros), reportingMicros.add(other.reportingMicros));
  }

  /** What is more here than there. */
  public Amounts minus(Amounts other) {
    return new Amounts(
        amountMicros.subtract(other.amountMicros), reportingMicros.subtract(other.reportingMicros));
  }

  /** Whether both are zero. */
  public boolean isZero() {
    return amountMicros.signum() == 0 && reportingMicros.signum() == 0;
  }

  /** The amount in its measure. */
  public BigDecimal amount() {
    return new BigDecimal(amountMicros, Micros.SCALE);
  }

  /** The amount in the reporting currency. */
  public BigDecimal reporting() {
    return new BigDecimal(reportingMicros, Micros.SCALE);
  }

  @Override
  public String toString() {
    return "%s (reporting %s)".formatted(amount().toPlainString(), reporting().toPlainString());
  }
}
