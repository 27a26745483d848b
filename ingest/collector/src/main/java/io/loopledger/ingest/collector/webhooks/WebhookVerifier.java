package io.loopledger.ingest.collector.webhooks;

import java.time.Instant;
import java.util.Optional;

/** Tells whether a webhook is its sender's. Safe for use by several threads. */
public interface WebhookVerifier {
  /** Checks a webhook that came at {@code now}. */
  Verification verify(WebhookRequest request, Instant now);

  /**
   * Answers a sender that checks whether the address is ours.
   *
   * @return the JSON answer; empty where senders of this kind ask nothing
   */
  default Optional<String> challenge(String code) {
    return Optional.empty();
  }

  /** The verifier of a source. */
  static WebhookVerifier of(WebhookSource source) {
    return switch (source.kind()) {
      case SHOPIFY -> new ShopifyVerifier(source.secrets());
      case STANDARD_WEBHOOKS -> new StandardWebhooksVerifier(source.secrets());
      case EBAY ->
          new EbayVerifier(
              source.secrets().getFirst(),
              source.endpoint().orElseThrow(),
              new EbayKeyFolder(source.keys().orElseThrow()));
    };
  }
}
