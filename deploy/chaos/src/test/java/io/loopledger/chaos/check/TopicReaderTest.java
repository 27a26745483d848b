package io.loopledger.chaos.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.chaos.mix.Mix;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.wire.DeadLetterHeaders;
import io.loopledger.testservers.TestKafka;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a real broker holds: offsets of markers and of what was given up are no records. */
@Timeout(value = 120, unit = SECONDS)
class TopicReaderTest {
  @Test
  void onlyWhatWasCommittedIsRead(@TempDir Path folder) {
    ProducerRecord<byte[], byte[]> sent = Mix.of(7, 0, 1).getFirst();
    Place first = new Place(sent.topic(), sent.partition(), 0);
    try (TestKafka kafka = TestKafka.start(folder)) {
      kafka.createTopics(
          Arrays.stream(Topic.values())
              .flatMap(topic -> Stream.of(topic.topicName(), topic.deadLetterTopicName()))
              .toArray(String[]::new));
      ProducerRecord<byte[], byte[]> event = in(sent.topic(), sent);
      try (KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(event);
        producer.send(letter(first));
        producer.flush();
        producer.abortTransaction();
        producer.beginTransaction();
        producer.send(event);
        producer.send(new ProducerRecord<>(sent.topic(), new byte[] {1}));
        producer.send(letter(first));
        producer.commitTransaction();
      }
      TopicReader reader = new TopicReader(kafka.bootstrapServers());

      Topics topics = reader.read(new TreeSet<>());

      // the record that was given up is at 0, its marker at 1
      assertThat(topics.records().keySet())
          .containsExactly(new Place(sent.topic(), 0, 2), new Place(sent.topic(), 0, 3));
      assertThat(topics.records().values())
          .extracting(received -> received.event() != null)
          .containsExactly(true, false);
      assertThat(topics.letters()).containsExactly(first);
      assertThat(reader.count()).isEqualTo(2);
    }
  }

  private static ProducerRecord<byte[], byte[]> in(
      String topic, ProducerRecord<byte[], byte[]> like) {
    return new ProducerRecord<>(topic, 0, like.key(), like.value(), like.headers());
  }

  private static ProducerRecord<byte[], byte[]> letter(Place about) {
    RecordHeaders headers = new RecordHeaders();
    List.of(
            Map.entry(DeadLetterHeaders.TOPIC, about.topic()),
            Map.entry(DeadLetterHeaders.PARTITION, Integer.toString(about.partition())),
            Map.entry(DeadLetterHeaders.OFFSET, Long.toString(about.offset())))
        .forEach(header -> headers.add(header.getKey(), header.getValue().getBytes(UTF_8)));
    return new ProducerRecord<>("dlq." + about.topic(), 0, null, null, new byte[] {2}, headers);
  }

  private static KafkaProducer<byte[], byte[]> producer(TestKafka kafka) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka.bootstrapServers(),
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            "test"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
