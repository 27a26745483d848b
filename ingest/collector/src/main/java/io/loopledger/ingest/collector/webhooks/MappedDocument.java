package io.loopledger.ingest.collector.webhooks;

import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Event;
import java.util.List;

/** What a webhook's document became. */
public sealed interface MappedDocument {
  /** Events; none where the mapping skips the document. */
  record Events(List<Event> events) implements MappedDocument {
    public Events {
      events = List.copyOf(events);
    }
  }

  /**
   * The sender asks to forget a customer.
   *
   * @param customer as the source names it: to be handed to the erasure and kept nowhere
   */
  record Erase(String customer) implements MappedDocument {
    @Override
    public String toString() {
      return "Erase[a customer]";
    }
  }

  /**
   * It cannot be mapped.
   *
   * @param code the rule that is broken
   * @param owner who must act
   * @param message what is wrong and how to fix it; nothing of a person
   */
  record Unmappable(String code, RejectionCode.Owner owner, String message)
      implements MappedDocument {}
}
