package io.loopledger.steps.posting;

import io.loopledger.ingest.publish.KafkaEventPublisher;
import io.loopledger.schemas.event.Event;
import java.util.List;

/**
 * What the night computed, as events in Kafka. Their ids are derived, so an event that is published
 * again counts once.
 *
 * @param bootstrapServers brokers to begin with
 */
public record NightEvents(String bootstrapServers) {
  /** Publishes; returns when all are acknowledged by all in-sync replicas. */
  public void publish(List<Event> events) {
    if (events.isEmpty()) {
      return;
    }
    try (KafkaEventPublisher publisher = KafkaEventPublisher.connect(bootstrapServers)) {
      events.forEach(publisher::publish);
      publisher.flush();
    }
  }
}
