package io.loopledger.catalog.fx;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Both legs of a quote as one fraction of longs, so small that no product of a remainder leaves a
 * long: 0.87925 pounds to the euro are 4000/3517. Every rate of five or six digits has one.
 */
record LegRatio(long multiplier, long divisor, long maxQuotient) {
  private static final int MAX_DIGITS = 18;

  /** Of both numbers' product: five bits are left, so that 32 remainders can be added. */
  private static final int MAX_BITS = 58;

  /** The fraction {@code to / from} in lowest terms, or null where it is not small enough. */
  static @Nullable LegRatio of(BigDecimal from, BigDecimal to) {
    if (!isShort(from) || !isShort(to)) {
      return null;
    }
    int scale = Math.max(from.scale(), to.scale());
    BigInteger multiplier = to.setScale(scale).unscaledValue();
    BigInteger divisor = from.setScale(scale).unscaledValue();
    BigInteger common = multiplier.gcd(divisor);
    multiplier = multiplier.divide(common);
    divisor = divisor.divide(common);
    return multiplier.multiply(divisor).bitLength() < MAX_BITS
        ? of(multiplier.longValueExact(), divisor.longValueExact())
        : null;
  }

  private static LegRatio of(long multiplier, long divisor) {
    return new LegRatio(multiplier, divisor, (Long.MAX_VALUE - multiplier) / multiplier);
  }

  /** Whether the result for this amount fits a long for certain. */
  boolean fits(long amount) {
    long quotient = amount / divisor;
    return quotient <= maxQuotient && quotient >= -maxQuotient;
  }

  /** {@code amount x multiplier / divisor}, HALF_UP; only for an amount that {@link #fits}. */
  long halfUp(long amount) {
    long product = amount % divisor * multiplier;
    long whole = amount / divisor * multiplier + product / divisor;
    long rest = Math.abs(product % divisor);
    return rest >= divisor - rest ? whole + Long.signum(product) : whole;
  }

  /** The same, rounded down; only for an amount that {@link #fits}. */
  long floor(long amount) {
    long product = Math.floorMod(amount, divisor) * multiplier;
    return Math.floorDiv(amount, divisor) * multiplier + product / divisor;
  }

  /** What {@link #floor} leaves, in divisors of the multiplier: 0 to the divisor less one. */
  long remainder(long amount) {
    return Math.floorMod(amount, divisor) * multiplier % divisor;
  }

  private static boolean isShort(BigDecimal value) {
    return value.precision() <= MAX_DIGITS && Math.abs(value.scale()) <= MAX_DIGITS;
  }
}
