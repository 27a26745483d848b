package io.loopledger.catalog.impact.uncertainty;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A permutation that a text determines for good, on every machine and Java version: Fisher and
 * Yates with SplitMix64 (Steele, Lea, Flood 2014), seeded by the first eight bytes of the text's
 * SHA-256.
 */
final class Shuffle {
  private static final int SEED_HEX_DIGITS = 16;
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final long MIX_1 = 0xBF58476D1CE4E5B9L;
  private static final long MIX_2 = 0x94D049BB133111EBL;

  private long state;

  private Shuffle(String text) {
    String hex = HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    this.state = HexFormat.fromHexDigitsToLong(hex.substring(0, SEED_HEX_DIGITS));
  }

  /** The values in the text's order. */
  static double[] of(double[] values, String text) {
    double[] shuffled = values.clone();
    Shuffle random = new Shuffle(text);
    for (int i = shuffled.length - 1; i > 0; i--) {
      int j = (int) Long.remainderUnsigned(random.next(), i + 1);
      double swapped = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = swapped;
    }
    return shuffled;
  }

  private long next() {
    state += GOLDEN_GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * MIX_1;
    z = (z ^ (z >>> 27)) * MIX_2;
    return z ^ (z >>> 31);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
