package io.loopledger.ingest.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The optional signature of a request: HMAC-SHA256 over time, method, path and the raw body as it
 * is sent, so after compression: {@code t.METHOD.path.body}.
 */
final class Signature {
  /** The header that carries it. */
  static final String HEADER = "Loopledger-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /** The header's value. */
  static String of(String secret, String method, String path, long epochSecond, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      String head = epochSecond + "." + method + "." + path + ".";
      mac.update(head.getBytes(StandardCharsets.UTF_8));
      return "t=%d,v1=%s".formatted(epochSecond, HexFormat.of().formatHex(mac.doFinal(body)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
