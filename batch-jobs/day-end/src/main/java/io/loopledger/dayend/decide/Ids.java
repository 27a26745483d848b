package io.loopledger.dayend.decide;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that follow from what they are of: made again, they are the same. */
final class Ids {
  private static final int LENGTH = 32;
  private static final char SEPARATOR = '\u001f';

  private Ids() {}

  /** A readable beginning, and 128 bits of a hash over all parts. */
  static String of(String kind, Object... parts) {
    StringBuilder text = new StringBuilder(kind);
    for (Object part : parts) {
      text.append(SEPARATOR).append(part);
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return kind + "-" + HexFormat.of().formatHex(hash).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
