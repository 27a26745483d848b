package io.loopledger.streaming.posting;

import io.loopledger.streaming.record.KafkaRecord;
import java.time.Instant;

/** The times of records and events, as tables can hold them. */
final class Times {
  private Times() {}

  /** When Kafka got the record; now, where its producer claims a time that cannot be. */
  static Instant recordedTime(KafkaRecord record, Instant now) {
    long claimed = record.timestampMs();
    return claimed < 0 || claimed > now.toEpochMilli() ? now : Instant.ofEpochMilli(claimed);
  }
}
