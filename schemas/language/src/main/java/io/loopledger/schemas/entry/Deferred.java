package io.loopledger.schemas.entry;

import java.time.Instant;

/**
 * An event that waits and is not posted yet: a row of {@code ops.deferred}. Its age is computed
 * where it is read.
 *
 * @param eventId the event's id
 * @param source the event's source
 * @param type the event's type
 * @param subject ledger subject
 * @param brand brand
 * @param effectiveTime when it happened
 * @param recordedTime when it was received
 * @param topic Kafka topic it came from
 * @param partition Kafka partition
 * @param offset Kafka offset
 * @param reason what it waits for
 */
public record Deferred(
    String eventId,
    String source,
    String type,
    String subject,
    String brand,
    Instant effectiveTime,
    Instant recordedTime,
    String topic,
    int partition,
    long offset,
    Reason reason) {

  /** Why an event waits. */
  public enum Reason {
    /** A correction or void whose event has not arrived. */
    WAITS_FOR_TARGET,
    /** It belongs to a cycle whose events are no longer in state: the night brings them back. */
    CYCLE_EVICTED,
    /** Its hash is that of an event of a closed cycle: the night tells whether it is the same. */
    POSSIBLE_REPEAT
  }
}
