package io.loopledger.matching.rule;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * How much of a reconciliation may be written off in one currency.
 *
 * @param upTo the largest difference of one break that is written off, in the currency
 * @param countPerNight how many breaks of a brand in one night
 * @param sumPerNight what they may come to, signs apart, in the currency
 */
public record WriteOffLimit(BigDecimal upTo, int countPerNight, BigDecimal sumPerNight) {
  public WriteOffLimit {
    requireNonNull(upTo, "upTo is null");
    requireNonNull(sumPerNight, "sumPerNight is null");
    if (upTo.signum() <= 0 || countPerNight <= 0 || sumPerNight.signum() <= 0) {
      throw new IllegalArgumentException(
          "write_off: up_to is %s, count_per_night is %d, sum_per_night is %s; give more than 0, or leave the currency out"
              .formatted(upTo.toPlainString(), countPerNight, sumPerNight.toPlainString()));
    }
  }
}
