package io.loopledger.ingest.collector.http;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * Webhooks by source: received = accepted + replayed + rejected. Labels are configured names and
 * codes, never text of a sender.
 */
public final class WebhookMetrics {
  private static final String NAME = "loopledger.webhooks.";

  private final MeterRegistry meters;

  public WebhookMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  void accepted(String source) {
    received(source);
    meters.counter(NAME + "accepted", "source", source).increment();
  }

  void replayed(String source) {
    received(source);
    meters.counter(NAME + "replayed", "source", source).increment();
  }

  void rejected(String source, String code) {
    received(source);
    meters.counter(NAME + "rejected", "source", source, "code", code).increment();
  }

  private void received(String source) {
    meters.counter(NAME + "received", "source", source).increment();
  }
}
