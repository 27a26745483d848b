package io.loopledger.catalog.fx;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Splits whole numbers so that the parts sum to the whole: every part is first rounded down, then
 * the units left over go to the largest remainders, one each. Equal remainders: the lowest index
 * first. No part is a whole unit or more away from its exact value.
 */
public final class LargestRemainder {
  /** Above this many amounts, sorting is cheaper; {@link LegRatio} leaves room for as many. */
  private static final int MAX_SEARCHED = 32;

  private LargestRemainder() {}

  /**
   * Splits a total in proportion to weights.
   *
   * @param total what to split; may be negative, which gives the negative of the positive split
   * @param weights not negative; a weight of 0 gets 0
   * @return one part for each weight; their sum is {@code total}
   * @throws IllegalArgumentException if a weight is negative, or all are 0 and the total is not
   */
  public static long[] allocate(long total, long[] weights) {
    BigInteger[] numerators = new BigInteger[weights.length];
    BigInteger sum = BigInteger.ZERO;
    BigInteger magnitude = BigInteger.valueOf(total).abs();
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] < 0) {
        throw new IllegalArgumentException(
            "weights[%d] is %d; give weights of 0 or more".formatted(i, weights[i]));
      }
      BigInteger weight = BigInteger.valueOf(weights[i]);
      sum = sum.add(weight);
      numerators[i] = magnitude.multiply(weight);
    }
    if (sum.signum() == 0) {
      if (total != 0) {
        throw new IllegalArgumentException(
            "total is %d, but no weight is above 0; give one to take it".formatted(total));
      }
      return new long[weights.length];
    }
    BigInteger[] parts = round(numerators, sum);
    BigInteger sign = BigInteger.valueOf(Long.signum(total));
    return Arrays.stream(parts).mapToLong(part -> part.multiply(sign).longValueExact()).toArray();
  }

  /**
   * Converts amounts that sum to zero into amounts that sum to zero, each less than one micro-unit
   * from its exact value. The opposite amounts give exactly the opposite result, so a reversal at
   * the same rate leaves nothing.
   *
   * @param amountsMicros millionths of the quote's {@code from}, summing to zero
   * @param quote the rate of all of them
   * @return millionths of the quote's {@code to}, in the same order
   * @throws IllegalArgumentException if the amounts do not sum to zero
   * @throws ArithmeticException if a result does not fit
   */
  public static long[] convertBalanced(long[] amountsMicros, FxQuote quote) {
    requireBalanced(amountsMicros, quote.from());
    if (quote.isIdentity()) {
      return amountsMicros.clone();
    }
    LegRatio ratio = quote.ratio();
    return ratio != null && isSmall(amountsMicros, ratio)
        ? convertSmall(amountsMicros, ratio)
        : convertDecimal(amountsMicros, quote);
  }

  /** The same without the short cut; what it has to equal. */
  static long[] convertDecimal(long[] amountsMicros, FxQuote quote) {
    int scale = Math.max(quote.toPerEur().scale(), quote.fromPerEur().scale());
    BigInteger multiplier = unscaled(quote.toPerEur(), scale);
    BigInteger divisor = unscaled(quote.fromPerEur(), scale);
    BigInteger sign = BigInteger.valueOf(signOfFirst(amountsMicros));
    BigInteger[] numerators = new BigInteger[amountsMicros.length];
    for (int i = 0; i < numerators.length; i++) {
      numerators[i] = BigInteger.valueOf(amountsMicros[i]).multiply(sign).multiply(multiplier);
    }
    BigInteger[] rounded = round(numerators, divisor);
    long[] converted = new long[rounded.length];
    for (int i = 0; i < converted.length; i++) {
      converted[i] = quote.fitting(rounded[i].multiply(sign), amountsMicros[i]);
    }
    return converted;
  }

  /** Few enough to search for the largest remainder, and each small enough for longs. */
  private static boolean isSmall(long[] amounts, LegRatio ratio) {
    if (amounts.length > MAX_SEARCHED) {
      return false;
    }
    for (long amount : amounts) {
      if (amount == Long.MIN_VALUE || !ratio.fits(amount)) {
        return false;
      }
    }
    return true;
  }

  private static long[] convertSmall(long[] amounts, LegRatio ratio) {
    long sign = signOfFirst(amounts);
    long[] parts = new long[amounts.length];
    long[] remainders = new long[amounts.length];
    long left = 0;
    for (int i = 0; i < amounts.length; i++) {
      parts[i] = ratio.floor(amounts[i] * sign);
      remainders[i] = ratio.remainder(amounts[i] * sign);
      left += remainders[i];
    }
    for (long more = left / ratio.divisor(); more > 0; more--) {
      int largest = indexOfLargest(remainders);
      parts[largest]++;
      remainders[largest] = -1;
    }
    for (int i = 0; i < parts.length; i++) {
      parts[i] *= sign;
    }
    return parts;
  }

  private static int indexOfLargest(long[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[largest]) {
        largest = i;
      }
    }
    return largest;
  }

  /** Rounds {@code numerators / divisor}, whose sum is a whole number, keeping that sum. */
  private static BigInteger[] round(BigInteger[] numerators, BigInteger divisor) {
    BigInteger[] parts = new BigInteger[numerators.length];
    BigInteger[] remainders = new BigInteger[numerators.length];
    BigInteger left = BigInteger.ZERO;
    for (int i = 0; i < numerators.length; i++) {
      remainders[i] = numerators[i].mod(divisor);
      parts[i] = numerators[i].subtract(remainders[i]).divide(divisor);
      left = left.add(remainders[i]);
    }
    int leftOver = left.divide(divisor).intValueExact();
    Integer[] order = IntStream.range(0, parts.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparing((Integer i) -> remainders[i]).reversed());
    for (int i = 0; i < leftOver; i++) {
      parts[order[i]] = parts[order[i]].add(BigInteger.ONE);
    }
    return parts;
  }

  private static void requireBalanced(long[] amountsMicros, String currency) {
    if (isBalanced(amountsMicros)) {
      return;
    }
    BigInteger sum =
        Arrays.stream(amountsMicros)
            .mapToObj(BigInteger::valueOf)
            .reduce(BigInteger.ZERO, BigInteger::add);
    throw new IllegalArgumentException(
        "the amounts sum to %s micro-units of %s, not to 0; convert the complete journal of the"
                .formatted(sum, currency)
            + " currency");
  }

  /** Sums the upper and the lower halves apart, so that nothing overflows. */
  private static boolean isBalanced(long[] amounts) {
    long upper = 0;
    long lower = 0;
    for (long amount : amounts) {
      upper += amount >> Integer.SIZE;
      lower += amount & 0xffff_ffffL;
    }
    return upper + (lower >> Integer.SIZE) == 0 && (lower & 0xffff_ffffL) == 0;
  }

  private static long signOfFirst(long[] amounts) {
    for (long amount : amounts) {
      if (amount != 0) {
        return Long.signum(amount);
      }
    }
    return 1;
  }

  private static BigInteger unscaled(BigDecimal value, int scale) {
    return value.setScale(scale).unscaledValue();
  }
}
