package io.loopledger.metricscheck.lake;

import io.loopledger.schemas.event.Pseudonym;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Pseudonyms in the form of the collector's, but made of the text: runs are alike. */
final class Pseudonyms {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int CHARACTERS = 26;

  private Pseudonyms() {}

  static @Nullable String of(@Nullable String customer) {
    if (customer == null) {
      return null;
    }
    byte[] hash = sha256(customer);
    StringBuilder text = new StringBuilder(Pseudonym.PREFIX);
    for (int i = 0; i < CHARACTERS; i++) {
      text.append(ALPHABET.charAt(Byte.toUnsignedInt(hash[i]) % ALPHABET.length()));
    }
    return text.toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
