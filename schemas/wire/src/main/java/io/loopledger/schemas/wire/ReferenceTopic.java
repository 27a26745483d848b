package io.loopledger.schemas.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The reference log as a control topic: one partition, kept for ever, a record for each file. The
 * key is the file's name, which begins with its number; the value its bytes. A record may come
 * twice, never with other bytes. Reads from the begin and goes on where it was; not safe for use by
 * several threads.
 */
public final class ReferenceTopic implements AutoCloseable {
  /** Its name in Kafka. */
  public static final String NAME = "reference";

  /** Largest file, in bytes: a whole history of rates as XML has about six million. */
  public static final int MAX_BYTES = 16 * 1024 * 1024;

  private static final Pattern FILE = Pattern.compile("(\\d{6})\\.[a-z]+\\..+");
  private static final int MAX_NAME = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TopicPartition partition;

  /** A file of the reference log. */
  @SuppressWarnings("ArrayRecordComponent") // Bytes of a file; compared with Arrays.equals.
  public record LogFile(String name, byte[] content) {
    /** Its number: the reference version it makes. */
    public int number() {
      return Integer.parseInt(name.substring(0, 6));
    }

    /** The record that carries it. */
    public ProducerRecord<byte[], byte[]> toRecord(String topic) {
      return new ProducerRecord<>(topic, 0, name.getBytes(StandardCharsets.UTF_8), content);
    }
  }

  private ReferenceTopic(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
    this.consumer = consumer;
    this.partition = partition;
  }

  /**
   * Opens it at its begin.
   *
   * @param client how to reach Kafka, with its security
   * @throws IllegalStateException if there is no such topic, or if it has several partitions: then
   *     nobody could say in which order its records are
   */
  public static ReferenceTopic open(Properties client, String topic) {
    Properties settings = new Properties();
    settings.putAll(client);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "loopledger-reference");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      requireOnePartition(consumer.listTopics().get(topic), topic);
      TopicPartition only = new TopicPartition(topic, 0);
      consumer.assign(List.of(only));
      consumer.seek(only, 0);
      return new ReferenceTopic(consumer, only);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /**
   * The files that came since the last call, up to the end there is now.
   *
   * @throws IllegalStateException if a record is no file of the log, or if records were deleted
   * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
   */
  public List<LogFile> next() {
    long begin = bound(consumer.beginningOffsets(List.of(partition)));
    if (begin > 0) {
      throw new IllegalStateException(
          "topic '%s' begins at offset %d: records were deleted, and figures were posted with them;"
                  .formatted(partition.topic(), begin)
              + " make it anew from the reference log's folder, with retention.ms=-1");
    }
    long end = bound(consumer.endOffsets(List.of(partition)));
    List<LogFile> files = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
        files.add(file(record));
      }
      if (System.nanoTime() - deadline > 0 && files.isEmpty()) {
        throw new org.apache.kafka.common.errors.TimeoutException(
            "topic '%s' ends at offset %d, but nothing comes after %d"
                .formatted(partition.topic(), end, consumer.position(partition)));
      }
    }
    return files;
  }

  private long bound(Map<TopicPartition, Long> offsets) {
    return offsets.getOrDefault(partition, 0L);
  }

  private static LogFile file(ConsumerRecord<byte[], byte[]> record) {
    byte[] key = record.key();
    byte[] value = record.value();
    String name = key == null ? "" : new String(key, StandardCharsets.UTF_8);
    Matcher matcher = FILE.matcher(name);
    boolean isName =
        matcher.matches()
            && name.length() <= MAX_NAME
            && name.indexOf('/') < 0
            && name.indexOf('\\') < 0
            && name.indexOf('\0') < 0;
    if (!isName || value == null) {
      throw new IllegalStateException(
          "topic '%s' holds at offset %d what is no file of the reference log (key '%s')"
              .formatted(record.topic(), record.offset(), name));
    }
    return new LogFile(name, value);
  }

  private static void requireOnePartition(@Nullable List<PartitionInfo> partitions, String topic) {
    if (partitions == null || partitions.isEmpty()) {
      throw new IllegalStateException(
          "there is no topic '%s'; make it with one partition and retention.ms=-1"
              .formatted(topic));
    }
    if (partitions.size() > 1) {
      throw new IllegalStateException(
          "topic '%s' has %d partitions; the reference log needs one"
              .formatted(topic, partitions.size()));
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
