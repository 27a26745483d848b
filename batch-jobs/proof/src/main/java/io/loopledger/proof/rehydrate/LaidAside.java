package io.loopledger.proof.rehydrate;

/**
 * A record that waits until evicted cycles of its subject are back.
 *
 * @param subject ledger subject
 * @param id of the event or command
 * @param place where Kafka has it
 */
public record LaidAside(String subject, String id, Place place) {
  /** A record of Kafka. */
  public record Place(String topic, int partition, long offset) {
    @Override
    public String toString() {
      return "%s/%d/%d".formatted(topic, partition, offset);
    }
  }
}
