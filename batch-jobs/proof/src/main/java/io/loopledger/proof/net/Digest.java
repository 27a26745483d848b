package io.loopledger.proof.net;

import java.math.BigInteger;

/**
 * What many net lines of one measure come to: the exact sums of their amounts, and of their amounts
 * times the two halves of the hash of their key.
 *
 * <p>It is linear in the amounts. So rows need not be netted before they are summed: entries that
 * cancel each other under one key cancel here too, and a table of any size is summed without a
 * group for each key. Two journals that differ have the same digest only if the differences,
 * weighted by two 32-bit halves of independent hashes, come to zero twice: one case in 2^64. An
 * amount moved from one key to another is seen, which plain sums would not show.
 *
 * @param amounts plain sums
 * @param first sums weighted by the first half of the hash
 * @param second sums weighted by the second half
 */
public record Digest(Amounts amounts, Amounts first, Amounts second) {
  /** Of no lines. */
  public static final Digest ZERO = new Digest(Amounts.ZERO, Amounts.ZERO, Amounts.ZERO);

  /** Of one line. */
  public static Digest of(NetKey key, Amounts amounts) {
    long hash = Hash.of(key.text());
    return new Digest(
        amounts, weighted(amounts, Hash.firstHalf(hash)), weighted(amounts, Hash.secondHalf(hash)));
  }

  private static Amounts weighted(Amounts amounts, long weight) {
    BigInteger by = BigInteger.valueOf(weight);
    return new Amounts(amounts.amountMicros().multiply(by), amounts.reportingMicros().multiply(by));
  }

  /** Of the lines of both. */
  public Digest plus(Digest other) {
    return new Digest(
        amounts.plus(other.amounts), first.plus(other.first), second.plus(other.second));
  }

  /** Whether all sums are zero. */
  public boolean isZero() {
    return amounts.isZero() && first.isZero() && second.isZero();
  }
}
