package io.loopledger.ingest.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets them up
class DeadLetterReaderTest {
  @TempDir private static Path folder = Path.of("");
  private static Servers servers;

  @BeforeAll
  static void start() {
    servers = Servers.start(folder);
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @Test
  void itEndsAtTheEndThereWasAndAtTransactionsMarks() throws Exception {
    servers.kafka().createTopics("dlq.marks");
    try (KafkaProducer<byte[], byte[]> producer =
        servers.producer(Map.of("transactional.id", "marks"))) {
      producer.initTransactions();
      transaction(producer, "dlq.marks", "kept", true);
      transaction(producer, "dlq.marks", "aborted", false);
    }
    List<String> values = new ArrayList<>();

    try (DeadLetterReader reader = DeadLetterReader.connect(servers.bootstrapServers())) {
      reader.read(
          List.of("dlq.marks"),
          letter -> {
            values.add(text(letter));
            sendNow("dlq.marks", "late");
            return true;
          });
    }

    assertThat(values).containsExactly("kept");
  }

  @Test
  void partitionsAreReadOneAfterTheOtherAndTheVisitorCanStop() throws Exception {
    servers.kafka().createTopics(List.of(new NewTopic("dlq.parts", 2, (short) 1)));
    servers.send(
        List.of(
            new ProducerRecord<>("dlq.parts", 1, null, "1/0".getBytes(UTF_8)),
            new ProducerRecord<>("dlq.parts", 0, null, "0/0".getBytes(UTF_8)),
            new ProducerRecord<>("dlq.parts", 0, null, "0/1".getBytes(UTF_8))));

    try (DeadLetterReader reader = DeadLetterReader.connect(servers.bootstrapServers())) {
      List<String> all = new ArrayList<>();
      reader.read(List.of("dlq.parts"), letter -> all.add(text(letter)));
      assertThat(all).containsExactly("0/0", "0/1", "1/0");

      List<String> some = new ArrayList<>();
      reader.read(
          List.of("dlq.parts", "dlq.parts"),
          letter -> {
            some.add(text(letter));
            return some.size() < 2;
          });
      assertThat(some).containsExactly("0/0", "0/1");

      LetterId place = new LetterId("dlq.parts", 0, 1);
      assertThat(reader.find(place)).hasValueSatisfying(l -> assertThat(text(l)).isEqualTo("0/1"));
      assertThat(reader.find(new LetterId("dlq.parts", 0, 2))).isEmpty();
      assertThat(reader.find(new LetterId("dlq.parts", 7, 0))).isEmpty();
    }
  }

  @Test
  void aTopicIsMeantByItsOriginalsNameOrItsOwn() {
    servers.kafka().createTopics("named", "dlq.named", "connect-errors");
    try (DeadLetterReader reader = DeadLetterReader.connect(servers.bootstrapServers())) {
      assertThat(reader.topic("named")).isEqualTo("dlq.named");
      assertThat(reader.topic("dlq.named")).isEqualTo("dlq.named");
      assertThat(reader.topic("connect-errors")).isEqualTo("connect-errors");
      assertThat(reader.topics()).contains("dlq.named").doesNotContain("named", "connect-errors");
      assertThatThrownBy(() -> reader.topic("nosuch"))
          .isInstanceOf(DeadLettersUnavailableException.class)
          .hasMessageStartingWith("there is no topic 'nosuch'")
          .hasMessageContaining("dlq.named");
      assertThatThrownBy(() -> reader.find(new LetterId("dlq.nosuch", 0, 0)))
          .isInstanceOf(DeadLettersUnavailableException.class)
          .hasMessageStartingWith("there is no topic 'dlq.nosuch'");
    }
  }

  @Test
  void theFilterKnowsReasonAndTime() {
    DeadLetter letter =
        new DeadLetter(
            new LetterId("dlq.t", 0, 0),
            Instant.ofEpochSecond(100),
            new FailureContext(
                Optional.empty(), Optional.empty(), "INVALID", "DATA", "", "", Map.of()),
            new byte[0],
            new byte[0],
            new RecordHeaders());

    assertThat(LetterFilter.ALL.matches(letter)).isTrue();
    assertThat(LetterFilter.ofReason("invalid").matches(letter)).isTrue();
    assertThat(LetterFilter.ofReason("INVALI").matches(letter)).isFalse();
    assertThat(since(100).matches(letter)).isTrue();
    assertThat(since(101).matches(letter)).isFalse();
  }

  private static LetterFilter since(long second) {
    return new LetterFilter(Optional.empty(), Optional.of(Instant.ofEpochSecond(second)));
  }

  private static void transaction(
      KafkaProducer<byte[], byte[]> producer, String topic, String value, boolean isCommitted) {
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(topic, value.getBytes(UTF_8)));
    producer.flush();
    if (isCommitted) {
      producer.commitTransaction();
    } else {
      producer.abortTransaction();
    }
  }

  private static void sendNow(String topic, String value) {
    try {
      servers.send(List.of(new ProducerRecord<>(topic, value.getBytes(UTF_8))));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String text(DeadLetter letter) {
    byte[] value = letter.value();
    return value == null ? "" : new String(value, UTF_8);
  }
}
