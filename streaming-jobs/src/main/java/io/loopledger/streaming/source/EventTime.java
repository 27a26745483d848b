package io.loopledger.streaming.source;

import io.loopledger.streaming.record.KafkaRecord;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** When the event of a record happened, as far as that can be told without reading all of it. */
final class EventTime {
  private static final String HEADER = "ce_time";

  private EventTime() {}

  /**
   * Epoch milliseconds: what the sender says, but never later than Kafka got the record; where he
   * says nothing that is a time, when Kafka got it. Whether the record can be posted is not decided
   * here.
   */
  static long of(KafkaRecord record) {
    byte[] said = said(record);
    if (said == null) {
      return record.timestampMs();
    }
    try {
      long saidMs =
          OffsetDateTime.parse(new String(said, StandardCharsets.UTF_8)).toInstant().toEpochMilli();
      return Math.min(saidMs, record.timestampMs());
    } catch (DateTimeException | ArithmeticException e) {
      return record.timestampMs();
    }
  }

  private static byte @Nullable [] said(KafkaRecord record) {
    String[] names = record.headerNames();
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(HEADER)) {
        return record.headerValues()[i];
      }
    }
    return null;
  }
}
