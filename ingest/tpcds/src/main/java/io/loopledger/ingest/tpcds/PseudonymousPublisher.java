package io.loopledger.ingest.tpcds;

import io.loopledger.ingest.privacy.Pseudonyms;
import io.loopledger.ingest.publish.EventPublisher;
import io.loopledger.schemas.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Replaces customers by their pseudonyms, many at a time, before anything is published. */
final class PseudonymousPublisher {
  private static final int BATCH = 1_000;

  private final String brand;
  private final Pseudonyms pseudonyms;
  private final EventPublisher publisher;
  private final List<Event> waiting = new ArrayList<>(BATCH);

  PseudonymousPublisher(String brand, Pseudonyms pseudonyms, EventPublisher publisher) {
    this.brand = brand;
    this.pseudonyms = pseudonyms;
    this.publisher = publisher;
  }

  void publish(Event event) {
    waiting.add(event);
    if (waiting.size() == BATCH) {
      send();
    }
  }

  /** Waits until all is acknowledged. */
  void flush() {
    send();
    publisher.flush();
  }

  private void send() {
    Set<String> customers =
        waiting.stream()
            .map(event -> event.context().customer())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Map<String, String> names = customers.isEmpty() ? Map.of() : pseudonyms.of(brand, customers);
    for (Event event : waiting) {
      String customer = event.context().customer();
      publisher.publish(
          customer == null
              ? event
              // Without its pseudonym an event must not leave.
              : event.withCustomer(Objects.requireNonNull(names.get(customer), "pseudonym")));
    }
    waiting.clear();
  }
}
