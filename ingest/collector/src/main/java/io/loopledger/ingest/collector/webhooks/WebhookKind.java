package io.loopledger.ingest.collector.webhooks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a sender signs its webhooks. */
public enum WebhookKind {
  /** Shopify: base64 HMAC-SHA256 of the body. */
  SHOPIFY,
  /** The Standard Webhooks specification, symmetric signatures. */
  STANDARD_WEBHOOKS,
  /** eBay's Notification API: a challenge, then ECDSA over the body. */
  EBAY;

  /** Its name in configuration files, and that of its mappings. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<WebhookKind> of(String text) {
    return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(WebhookKind::text).collect(Collectors.joining(", "));
  }
}
