package io.loopledger.local.delivery;

import io.loopledger.local.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret of Standard Webhooks 1.0: {@code whsec_} and at least 24 bytes in base 64. It signs
 * {@code id.timestamp.body} with HMAC-SHA256.
 */
public final class WebhookSecret {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST_BYTES = 24;
  private static final Set<PosixFilePermission> OF_THE_OWNER =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private final byte[] key;

  private WebhookSecret(byte[] key) {
    this.key = key;
  }

  /**
   * Reads a secret from a file that only its owner may read.
   *
   * @throws Failure naming the file and the fix; never the secret
   */
  public static WebhookSecret read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new Failure("There is no file %s; put the webhook's secret in it".formatted(file));
      }
      if (!OF_THE_OWNER.containsAll(Files.getPosixFilePermissions(file))) {
        throw new Failure("%s may be read by others; run: chmod 600 %s".formatted(file, file));
      }
      WebhookSecret secret = of(Files.readString(file).strip());
      if (secret.key.length < SHORTEST_BYTES) {
        throw new IllegalArgumentException("%d bytes are too few".formatted(secret.key.length));
      }
      return secret;
    } catch (IllegalArgumentException e) {
      throw new Failure(
          "%s holds no secret; write whsec_ and at least %d bytes in base 64"
              .formatted(file, SHORTEST_BYTES),
          e);
    } catch (IOException e) {
      throw new Failure("Cannot read " + file, e);
    }
  }

  /**
   * The secret of a text.
   *
   * @throws IllegalArgumentException if it is none
   */
  static WebhookSecret of(String text) {
    byte[] key =
        Base64.getDecoder()
            .decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
    return new WebhookSecret(key);
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
