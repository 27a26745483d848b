package io.loopledger.ingest.privacy;

import io.loopledger.schemas.event.Pseudonym;
import java.security.SecureRandom;

/** Makes pseudonyms of 128 random bits in base 32. */
final class RandomPseudonym {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int BITS_A_DIGIT = 5;
  private static final int LENGTH = 26;

  private RandomPseudonym() {}

  static String next() {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    StringBuilder text = new StringBuilder(Pseudonym.PREFIX);
    int bits = 0;
    int held = 0;
    for (byte next : random) {
      bits = (bits << Byte.SIZE) | (next & 0xff);
      held += Byte.SIZE;
      while (held >= BITS_A_DIGIT) {
        held -= BITS_A_DIGIT;
        text.append(DIGITS.charAt((bits >> held) & 31));
      }
    }
    text.append(DIGITS.charAt((bits << (BITS_A_DIGIT - held)) & 31));
    if (text.length() != Pseudonym.PREFIX.length() + LENGTH) {
      throw new IllegalStateException("a pseudonym of %d characters".formatted(text.length()));
    }
    return text.toString();
  }
}
