package io.loopledger.brandreports.declaration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * Names of files and folders from names that people give: small ASCII letters, digits and hyphens,
 * which every file system and every receiver takes. A name that lost something on the way ends with
 * a piece of its hash, so that two names never become one.
 */
public final class SafeName {
  private static final int MOST = 60;
  private static final int HASH_DIGITS = 8;

  /** Names that Windows keeps for devices. */
  private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

  private SafeName() {}

  /** The safe name of any name. */
  public static String of(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replace("ß", "ss")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String shown = plain.length() > MOST ? plain.substring(0, MOST) : plain;
    boolean isSame = !shown.isEmpty() && shown.equals(name);
    boolean isDevice = DEVICES.contains(shown) || shown.matches("(com|lpt)[0-9]");
    return isSame && !isDevice ? shown : (shown.isEmpty() ? "x" : shown) + "-" + hash(name);
  }

  private static String hash(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
