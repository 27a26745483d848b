package io.loopledger.streaming.posting;

import io.loopledger.schemas.event.Event;
import io.loopledger.streaming.record.KafkaRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The times of records and events, as tables can hold them. */
final class Times {
  private Times() {}

  /**
   * Tables keep microseconds. What is finer must not decide the order of events here, or nobody
   * could make the same journal from the tables again.
   */
  static Event inMicros(Event event) {
    Instant time = event.effectiveTime().truncatedTo(ChronoUnit.MICROS);
    return time.equals(event.effectiveTime())
        ? event
        : new Event(
            event.id(), event.source(), event.subject(), time, event.context(), event.data());
  }

  /** When Kafka got the record; now, where its producer claims a time that cannot be. */
  static Instant recordedTime(KafkaRecord record, Instant now) {
    long claimed = record.timestampMs();
    return claimed < 0 || claimed > now.toEpochMilli() ? now : Instant.ofEpochMilli(claimed);
  }
}
