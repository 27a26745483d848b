package io.loopledger.catalog.rules;

import io.loopledger.schemas.money.Micros;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Shares of an amount by cumulation: what is due after a part less what was due before it, so that
 * the parts always add up to the whole and the last one takes the remainder.
 */
final class Prorate {
  private Prorate() {}

  /** {@code total x (before..after) / whole}, each end rounded HALF_UP to a micro-unit. */
  static long part(long total, long before, long after, long whole) {
    return Math.subtractExact(share(total, after, whole), share(total, before, whole));
  }

  /** {@code total x portion / whole}, HALF_UP; {@code whole} is not zero. */
  static long share(long total, long portion, long whole) {
    if (portion == whole) {
      return total;
    }
    if (portion == 0 || total == 0) {
      return 0;
    }
    long high = Math.multiplyHigh(total, portion);
    long low = total * portion;
    if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
      return halfUp(low, whole);
    }
    return new BigDecimal(BigInteger.valueOf(total).multiply(BigInteger.valueOf(portion)))
        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
        .toBigInteger()
        .longValueExact();
  }

  /** As {@link #part}, each end rounded to a minor unit of {@code unitMicros}. */
  static long partInMinorUnits(long total, long before, long after, long whole, long unitMicros) {
    return Math.subtractExact(
        inMinorUnits(total, after, whole, unitMicros),
        inMinorUnits(total, before, whole, unitMicros));
  }

  private static long inMinorUnits(long total, long portion, long whole, long unitMicros) {
    return portion == whole ? total : halfUp(share(total, portion, whole), unitMicros) * unitMicros;
  }

  /** {@code value / divisor}, HALF_UP, away from zero at the half. */
  static long halfUp(long value, long divisor) {
    long quotient = value / divisor;
    long remainder = Math.abs(value % divisor);
    if (remainder >= Math.abs(divisor) - remainder) {
      quotient += (value < 0) == (divisor < 0) ? 1 : -1;
    }
    return quotient;
  }

  /** {@code rate x count} of a policy, exact. */
  static long times(BigDecimal rate, long count) {
    return Math.multiplyExact(Micros.exact(rate), count);
  }
}
