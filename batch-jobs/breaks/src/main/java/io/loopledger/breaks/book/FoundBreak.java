package io.loopledger.breaks.book;

import io.loopledger.schemas.finance.BreakChange.About;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a night found: a difference that matching left, a finding of the proof, an account that is
 * not zero.
 *
 * @param breakId the same every night, as long as it is the same difference; see {@link #id}
 * @param about what it is about
 */
public record FoundBreak(String breakId, About about) {
  public FoundBreak {
    if (breakId.isBlank()) {
      throw new IllegalArgumentException(
          "a break of %s has no id; derive one with FoundBreak.id".formatted(about));
    }
  }

  /**
   * An id for what has none of its own: a hash of what it is about, null apart from empty.
   *
   * @param reconciliation such as proof
   * @param kind what is wrong
   * @param parts what tells it from others of its kind: never amounts, which may change
   */
  public static String id(String reconciliation, String kind, @Nullable String... parts) {
    StringBuilder key = new StringBuilder(part(reconciliation)).append(part(kind));
    for (String part : parts) {
      key.append(part(part));
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(key.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String part(@Nullable String value) {
    return value == null ? "-;" : value.length() + ":" + value + ";";
  }
}
