package io.loopledger.ingest.collector.webhooks;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 and what stands around it. */
final class Hmac {
  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] NOTHING = {};

  private Hmac() {}

  /** The HMAC of some parts, one after the other. */
  static byte[] of(byte[] secret, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /** Whether both are the same; takes the same time wherever they differ. */
  static boolean isSame(byte[] expected, byte[] given) {
    return MessageDigest.isEqual(expected, given);
  }

  /** Bytes from base 64; none if it is not. */
  static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return NOTHING;
    }
  }

  /** The SHA-256 of some parts, one after the other, in hexadecimal. */
  static String sha256Hex(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
