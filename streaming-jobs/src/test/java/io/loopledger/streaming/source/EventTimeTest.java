package io.loopledger.streaming.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.streaming.record.KafkaRecord;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTimeTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-26T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2024-03-01T12:00:00.5Z, 2024-03-01T12:00:00.5Z",
    "2024-03-01T13:00:00.5+01:00, 2024-03-01T12:00:00.5Z",
    "2026-11-26T11:59:59.999Z, 2026-11-26T11:59:59.999Z",
    "2026-11-26T12:00:00Z, 2026-11-26T12:00:00Z",
    // a sender whose clock is a day ahead must not make his partition wait for a day
    "2026-11-27T12:00:00Z, 2026-11-26T12:00:00Z",
    // what cannot be posted has a place all the same
    "yesterday, 2026-11-26T12:00:00Z",
    "'', 2026-11-26T12:00:00Z",
    ", 2026-11-26T12:00:00Z",
    "+999999999-12-31T23:59:59.999999999-18:00, 2026-11-26T12:00:00Z",
    "2024-03-01T12:00:00, 2026-11-26T12:00:00Z"
  })
  void isWhatTheSenderSaysButNotBehindKafka(String said, Instant counted) {
    KafkaRecord record = Histories.record("sales", 0, said, RECEIVED);

    assertThat(Instant.ofEpochMilli(EventTime.of(record))).isEqualTo(counted);
  }

  @Test
  void isWhenKafkaGotARecordWithoutHeaders() {
    KafkaRecord bare =
        new KafkaRecord(
            "sales", 0, 0, RECEIVED.toEpochMilli(), null, null, new String[0], new byte[0][]);

    assertThat(EventTime.of(bare)).isEqualTo(RECEIVED.toEpochMilli());
  }
}
