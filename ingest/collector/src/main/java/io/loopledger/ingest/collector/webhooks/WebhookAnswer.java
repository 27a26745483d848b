package io.loopledger.ingest.collector.webhooks;

import io.loopledger.schemas.entry.RejectionCode;

/** What a sender is told of a webhook that is its own. */
public sealed interface WebhookAnswer {
  /**
   * The platform has it; it need not come again.
   *
   * @param received events it became
   * @param accepted of them, those Kafka has now
   * @param duplicate of them, those Kafka had before
   * @param rejected of them, those that were refused
   * @param erased customers forgotten
   * @param code why it was laid aside as a dead letter; empty where it was not
   * @param message what is wrong, and the fix
   * @param isReplay whether it came before
   */
  record Taken(
      int received,
      int accepted,
      int duplicate,
      int rejected,
      int erased,
      String code,
      String message,
      boolean isReplay)
      implements WebhookAnswer {
    /** Whether the body lies in the topic of dead letters. */
    public boolean isDeadLettered() {
      return !code.isEmpty();
    }

    Taken asReplay() {
      return new Taken(received, accepted, duplicate, rejected, erased, code, message, true);
    }
  }

  /** The platform may not have it; the sender is asked to send it again. */
  record Postponed(RejectionCode code, String message) implements WebhookAnswer {}
}
