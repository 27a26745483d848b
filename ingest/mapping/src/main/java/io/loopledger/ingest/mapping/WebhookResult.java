package io.loopledger.ingest.mapping;

import io.loopledger.ingest.mapping.event.MappedEvent;
import io.loopledger.ingest.mapping.fault.MappingFault;
import java.util.List;

/** What a webhook's document became. */
public sealed interface WebhookResult {
  /** An event; its customer is a pseudonym, also in its subject and id. */
  record Mapped(MappedEvent event) implements WebhookResult {}

  /**
   * The sender asks to forget a customer.
   *
   * @param customer as the source names it: to be handed to the erasure and kept nowhere
   */
  record Erase(String customer) implements WebhookResult {
    @Override
    public String toString() {
      return "Erase[a customer]";
    }
  }

  /** Nothing to post, for a reason the mapping gives. */
  record Skipped(String reason) implements WebhookResult {}

  /** The document cannot be mapped; nothing of it becomes an event. */
  record Rejected(List<MappingFault> faults) implements WebhookResult {
    public Rejected {
      faults = List.copyOf(faults);
    }
  }
}
