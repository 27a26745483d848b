package io.loopledger.ingest.collector.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * eBay's Notification API: {@code X-EBAY-SIGNATURE} is base 64 JSON that names a public key and has
 * an ECDSA signature of the body. A repetition has the same notification id but another body, which
 * counts the attempts.
 */
final class EbayVerifier implements WebhookVerifier {
  static final String SIGNATURE = "X-EBAY-SIGNATURE";

  /** The digests eBay may name. No other: the header is not signed. */
  private static final Map<String, String> ALGORITHMS =
      Map.of("SHA1", "SHA1withECDSA", "SHA256", "SHA256withECDSA");

  private final String token;
  private final String endpoint;
  private final EbayKeys keys;

  EbayVerifier(String token, String endpoint, EbayKeys keys) {
    this.token = requireNonNull(token, "token is null");
    this.endpoint = requireNonNull(endpoint, "endpoint is null");
    this.keys = requireNonNull(keys, "keys is null");
  }

  @Override
  public Optional<String> challenge(String code) {
    return Optional.of(
        "{\"challengeResponse\":\"%s\"}"
            .formatted(Hmac.sha256Hex((code + token + endpoint).getBytes(UTF_8))));
  }

  @Override
  public Verification verify(WebhookRequest request, Instant now) {
    byte[] header = Hmac.decoded(request.header(SIGNATURE));
    String digest = JsonTexts.at("/digest", header).toUpperCase(Locale.ROOT).replace("-", "");
    String algorithm = ALGORITHMS.get(digest);
    if (algorithm == null || !JsonTexts.at("/alg", header).equalsIgnoreCase("ecdsa")) {
      return refused("is missing or no ECDSA signature with SHA1 or SHA256");
    }
    try {
      Optional<PublicKey> key = keys.key(JsonTexts.at("/kid", header));
      if (key.isEmpty()) {
        return refused("names a public key (kid) that is not known here");
      }
      byte[] signature = Hmac.decoded(JsonTexts.at("/signature", header));
      if (!isSigned(algorithm, key.get(), signature, request.body())) {
        return refused("is not the signature of this body");
      }
    } catch (IOException e) {
      return new Verification.Unknown("eBay's public key cannot be had now; send it again");
    }
    String topic = JsonTexts.at("/metadata/topic", request.body());
    String id = JsonTexts.at("/notification/notificationId", request.body());
    String identity = id.isEmpty() ? Hmac.sha256Hex(request.body()) : id;
    return new Verification.Genuine(topic, id, Hmac.sha256Hex(identity.getBytes(UTF_8)));
  }

  private static boolean isSigned(String algorithm, PublicKey key, byte[] signature, byte[] body) {
    try {
      Signature verifier = Signature.getInstance(algorithm);
      verifier.initVerify(key);
      verifier.update(body);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      // Not a signature at all.
      return false;
    }
  }

  private static Verification refused(String problem) {
    return new Verification.Refused("header %s %s".formatted(SIGNATURE, problem));
  }
}
