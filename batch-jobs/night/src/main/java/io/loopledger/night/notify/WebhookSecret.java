package io.loopledger.night.notify;

import io.loopledger.night.NightFailure;
import io.loopledger.night.settings.SecretFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret of Standard Webhooks 1.0: {@code whsec_} and at least 24 bytes in base 64. It signs
 * {@code id.timestamp.body} with HMAC-SHA256.
 */
final class WebhookSecret {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST_BYTES = 24;

  private final byte[] key;

  private WebhookSecret(byte[] key) {
    this.key = key;
  }

  /**
   * Reads a secret from a file that only its owner may read.
   *
   * @throws NightFailure naming the file and the fix; never the secret
   */
  static WebhookSecret read(Path file) {
    String text = SecretFile.read(file);
    try {
      byte[] key =
          Base64.getDecoder()
              .decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
      if (key.length >= SHORTEST_BYTES) {
        return new WebhookSecret(key);
      }
    } catch (IllegalArgumentException e) {
      // told below; the exception would show a part of the secret
    }
    throw new NightFailure(
        "%s holds no secret; write whsec_ and at least %d bytes in base 64"
            .formatted(file, SHORTEST_BYTES));
  }

  /** The value of {@code webhook-signature}. */
  String signature(String id, long timestampSeconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update((id + "." + timestampSeconds + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
