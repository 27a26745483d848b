package io.loopledger.ingest.collector.webhooks;

import java.util.List;

/** Webhook sources that are configured wrongly: all that is wrong, at once. */
public final class WebhookConfigException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  WebhookConfigException(List<String> problems) {
    super("the webhook sources are wrong:%n  %s".formatted(String.join("\n  ", problems)));
  }
}
