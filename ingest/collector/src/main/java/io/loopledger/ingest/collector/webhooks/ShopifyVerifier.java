package io.loopledger.ingest.collector.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;

/**
 * Shopify: {@code X-Shopify-Hmac-Sha256} is the base 64 HMAC-SHA256 of the body with the app's
 * client secret. The signature covers neither the topic nor the webhook's id; so a repetition is
 * one only if its body is the same too, and nobody can hide a document behind another's id.
 */
final class ShopifyVerifier implements WebhookVerifier {
  static final String SIGNATURE = "X-Shopify-Hmac-Sha256";
  static final String TOPIC = "X-Shopify-Topic";
  static final String ID = "X-Shopify-Webhook-Id";

  private final List<byte[]> secrets;

  ShopifyVerifier(List<String> secrets) {
    this.secrets = secrets.stream().map(secret -> secret.getBytes(UTF_8)).toList();
  }

  @Override
  public Verification verify(WebhookRequest request, Instant now) {
    byte[] given = Hmac.decoded(request.header(SIGNATURE));
    boolean isGenuine = false;
    for (byte[] secret : secrets) {
      isGenuine |= Hmac.isSame(Hmac.of(secret, request.body()), given);
    }
    if (!isGenuine) {
      return new Verification.Refused(
          "header %s is missing or not the signature of this body with the secret in force"
              .formatted(SIGNATURE));
    }
    String topic = request.header(TOPIC);
    String id = request.header(ID);
    String content = Hmac.sha256Hex(request.body());
    return new Verification.Genuine(
        topic, id, Hmac.sha256Hex((id + "\n" + topic + "\n" + content).getBytes(UTF_8)));
  }
}
