package io.loopledger.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.streaming.record.KafkaRecord;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicsInStepTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-11-26T11:59:59.999Z, 2026-11-26T11:59:59.999Z",
    "2026-11-26T12:00:00Z, 2026-11-26T12:00:00Z",
    // a producer whose clock is a day ahead must not make its partition wait for a day
    "2026-11-27T12:00:00Z, 2026-11-26T12:00:00Z",
    "2020-01-01T00:00:00Z, 2020-01-01T00:00:00Z"
  })
  void aRecordIsAsOldAsKafkaSaysButNeverFromTheFuture(Instant written, Instant counted) {
    KafkaRecord record =
        new KafkaRecord(
            "sales", 0, 0, written.toEpochMilli(), null, null, new String[0], new byte[0][]);

    long timeMs = new TopicsInStep.Arrival(InstantSource.fixed(NOW)).extractTimestamp(record, -1);

    assertThat(Instant.ofEpochMilli(timeMs)).isEqualTo(counted);
  }
}
