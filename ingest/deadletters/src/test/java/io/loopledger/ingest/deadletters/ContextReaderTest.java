package io.loopledger.ingest.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ContextReaderTest {

  @Test
  void ourOwnHeadersAreUnderstood() {
    FailureContext context =
        ContextReader.read(
            headers(
                "ce_id", "e-1",
                "__dlq.errors.topic", "sales",
                "__dlq.errors.partition", "3",
                "__dlq.errors.offset", "42",
                "__dlq.errors.stage", "posting",
                "__dlq.errors.exception", "INVALID",
                "__dlq.errors.code", "FX_RATE_MISSING",
                "__dlq.errors.owner", "CONFIG",
                "__dlq.errors.message", "no rate; load one",
                "__dlq.sealed", "1"));

    assertThat(context.family()).contains(HeaderFamily.LOOPLEDGER);
    assertThat(context.origin()).contains(new Origin("sales", 3, 42));
    assertThat(context.reason()).isEqualTo("FX_RATE_MISSING");
    assertThat(context.owner()).isEqualTo("CONFIG");
    assertThat(context.stage()).isEqualTo("posting");
    assertThat(context.message()).isEqualTo("no rate; load one");
    assertThat(context.headers())
        .containsOnlyKeys(
            "topic", "partition", "offset", "stage", "exception", "code", "owner", "message");
  }

  @Test
  void theReasonOfReleaseOneIsItsException() {
    FailureContext context =
        ContextReader.read(
            headers("__dlq.errors.topic", "sales", "__dlq.errors.exception", "INVALID"));

    assertThat(context.reason()).isEqualTo("INVALID");
    assertThat(context.origin()).contains(new Origin("sales", -1, -1));
  }

  @Test
  void theHeadersOfKafkaConnectAreUnderstood() {
    FailureContext context =
        ContextReader.read(
            headers(
                "__connect.errors.topic", "shop.orders",
                "__connect.errors.partition", "0",
                "__connect.errors.offset", "7",
                "__connect.errors.connector.name", "jdbc-sink",
                "__connect.errors.task.id", "1",
                "__connect.errors.stage", "VALUE_CONVERTER",
                "__connect.errors.class.name", "org.apache.kafka.connect.json.JsonConverter",
                "__connect.errors.exception.class.name",
                    "org.apache.kafka.connect.errors.DataException",
                "__connect.errors.exception.message", "Converting byte[] failed",
                "__connect.errors.exception.stacktrace", "at x\nat y"));

    assertThat(context.family()).contains(HeaderFamily.CONNECT);
    assertThat(context.origin()).contains(new Origin("shop.orders", 0, 7));
    assertThat(context.reason()).isEqualTo("DataException");
    assertThat(context.owner()).isEmpty();
    assertThat(context.stage()).isEqualTo("VALUE_CONVERTER");
    assertThat(context.message()).isEqualTo("Converting byte[] failed");
    assertThat(context.headers())
        .hasSize(10)
        .containsEntry("connector.name", "jdbc-sink")
        .containsEntry("task.id", "1")
        .containsEntry("exception.stacktrace", "at x\nat y");
  }

  @Test
  void theHeadersOfKafkaStreamsAreUnderstood() {
    FailureContext context =
        ContextReader.read(
            headers(
                "__streams.errors.exception",
                    "org.apache.kafka.common.errors.SerializationException: Size of data: 3",
                "__streams.errors.message", "Size of data: 3",
                "__streams.errors.stacktrace", "at x",
                "__streams.errors.topic", "clicks",
                "__streams.errors.partition", "11",
                "__streams.errors.offset", "9000000000"));

    assertThat(context.family()).contains(HeaderFamily.STREAMS);
    assertThat(context.origin()).contains(new Origin("clicks", 11, 9_000_000_000L));
    assertThat(context.reason()).isEqualTo("SerializationException");
    assertThat(context.stage()).isEmpty();
    assertThat(context.message()).isEqualTo("Size of data: 3");
    assertThat(context.headers()).containsEntry("stacktrace", "at x");
  }

  @Test
  void numbersThatAreNoneLeaveTheTopic() {
    Headers headers =
        headers(
            "__connect.errors.topic", "orders",
            "__connect.errors.partition", "many",
            "__connect.errors.offset", "-5");

    assertThat(ContextReader.read(headers).origin()).contains(new Origin("orders", -1, -1));
    headers.add("__connect.errors.partition", "2147483648".getBytes(UTF_8));
    assertThat(ContextReader.read(headers).origin()).contains(new Origin("orders", -1, -1));
  }

  @Test
  void ourOwnHeadersGoBeforeForeignOnesAndTheLastOfANameCounts() {
    FailureContext context =
        ContextReader.read(
            headers(
                "__streams.errors.topic", "foreign",
                "__dlq.errors.topic", "first",
                "__dlq.errors.topic", "last"));

    assertThat(context.family()).contains(HeaderFamily.LOOPLEDGER);
    assertThat(context.origin().map(Origin::topic)).contains("last");
  }

  @Test
  void aRecordWithoutAnyContextAndNullHeadersIsNoFailure() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("ce_id", "1".getBytes(UTF_8));
    assertThat(ContextReader.read(headers)).isEqualTo(FailureContext.NONE);

    headers.add("__streams.errors.message", null);
    FailureContext context = ContextReader.read(headers);
    assertThat(context.family()).contains(HeaderFamily.STREAMS);
    assertThat(context.origin()).isEqualTo(Optional.empty());
    assertThat(context.headers()).isEqualTo(Map.of());
  }

  private static Headers headers(String... namesAndValues) {
    RecordHeaders headers = new RecordHeaders();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(namesAndValues[i], namesAndValues[i + 1].getBytes(UTF_8));
    }
    return headers;
  }
}
