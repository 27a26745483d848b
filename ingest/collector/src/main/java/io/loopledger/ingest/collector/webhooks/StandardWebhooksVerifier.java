package io.loopledger.ingest.collector.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The Standard Webhooks specification (standardwebhooks.com), version 1.0 with symmetric
 * signatures: HMAC-SHA256 over {@code id.timestamp.body}. The document's {@code type} is its topic.
 */
final class StandardWebhooksVerifier implements WebhookVerifier {
  static final String ID = "webhook-id";
  static final String TIMESTAMP = "webhook-timestamp";
  static final String SIGNATURE = "webhook-signature";

  /** How far a timestamp may be from now, either way. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String SECRET_PREFIX = "whsec_";
  private static final String VERSION = "v1,";

  private final List<byte[]> secrets;

  StandardWebhooksVerifier(List<String> secrets) {
    this.secrets = secrets.stream().map(StandardWebhooksVerifier::key).toList();
  }

  /** A secret's bytes; none if it is not one. */
  static byte[] key(String secret) {
    return Hmac.decoded(
        secret.startsWith(SECRET_PREFIX) ? secret.substring(SECRET_PREFIX.length()) : secret);
  }

  @Override
  public Verification verify(WebhookRequest request, Instant now) {
    String id = request.header(ID);
    String timestamp = request.header(TIMESTAMP);
    if (id.isEmpty() || !isFresh(timestamp, now)) {
      return new Verification.Refused(
          "headers %s and %s are needed, and the time in seconds within %d minutes of now"
              .formatted(ID, TIMESTAMP, TOLERANCE.toMinutes()));
    }
    if (!isSigned(request, (id + "." + timestamp + ".").getBytes(UTF_8))) {
      return new Verification.Refused(
          "header %s has no v1 signature of this request with the secret in force"
              .formatted(SIGNATURE));
    }
    return new Verification.Genuine(
        JsonTexts.at("/type", request.body()), id, Hmac.sha256Hex(id.getBytes(UTF_8)));
  }

  private boolean isSigned(WebhookRequest request, byte[] before) {
    boolean isSigned = false;
    for (String signature : request.header(SIGNATURE).split(" ", -1)) {
      if (signature.startsWith(VERSION)) {
        byte[] given = Hmac.decoded(signature.substring(VERSION.length()));
        for (byte[] secret : secrets) {
          isSigned |= Hmac.isSame(Hmac.of(secret, before, request.body()), given);
        }
      }
    }
    return isSigned;
  }

  private static boolean isFresh(String timestamp, Instant now) {
    try {
      Instant signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(signedAt, now).abs().compareTo(TOLERANCE) <= 0;
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      return false;
    }
  }
}
