package io.loopledger.ingest.deadletters;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads dead-letter topics from their begin to the end they had when the reading began, so that it
 * ends although letters arrive. It joins no group and moves no position, so readers do not disturb
 * each other. Partitions are read one after the other; memory is bounded by one fetch. Not safe for
 * use by several threads.
 */
public final class DeadLetterReader implements AutoCloseable {
  /** Begins the names of this platform's dead-letter topics. */
  public static final String TOPIC_PREFIX = "dlq.";

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration SILENCE = Duration.ofMinutes(1);
  private static final int FETCH_BYTES = 8 * 1024 * 1024;

  private final Consumer<byte[], byte[]> consumer;

  DeadLetterReader(Consumer<byte[], byte[]> consumer) {
    this.consumer = requireNonNull(consumer, "consumer is null");
  }

  /** A reader on these brokers, such as {@code 127.0.0.1:9092}. */
  public static DeadLetterReader connect(String bootstrapServers) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "loopledger-dead-letters");
    // the posting job writes them in transactions
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
    return new DeadLetterReader(
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  /** The names of all topics there are. */
  Set<String> allTopics() {
    return asking(() -> new TreeSet<>(consumer.listTopics().keySet()));
  }

  /** The dead-letter topics there are, by name. */
  public List<String> topics() {
    return allTopics().stream().filter(name -> name.startsWith(TOPIC_PREFIX)).toList();
  }

  /**
   * The dead-letter topic that is meant: {@code sales} means {@code dlq.sales}; a topic of another
   * name, such as Kafka Connect's, is meant by that name.
   *
   * @throws DeadLettersUnavailableException if there is none
   */
  public String topic(String name) {
    Set<String> all = allTopics();
    if (!name.startsWith(TOPIC_PREFIX) && all.contains(TOPIC_PREFIX + name)) {
      return TOPIC_PREFIX + name;
    }
    if (all.contains(name)) {
      return name;
    }
    throw new DeadLettersUnavailableException(
        "there is no topic '%s' with dead letters; there are %s".formatted(name, topics()));
  }

  /**
   * Reads letters until none is left or the visitor has enough.
   *
   * @param goOn takes a letter, and says whether it wants another one
   */
  public void read(List<String> topics, Predicate<DeadLetter> goOn) {
    for (String topic : topics) {
      Map<TopicPartition, Long> ends = ends(topic);
      for (TopicPartition partition :
          ends.keySet().stream()
              .sorted(Comparator.comparingInt(TopicPartition::partition))
              .toList()) {
        if (!readPartition(partition, ends.get(partition), goOn)) {
          return;
        }
      }
    }
  }

  /** The letter at a place, unless there is none. */
  public Optional<DeadLetter> find(LetterId id) {
    TopicPartition partition = new TopicPartition(id.topic(), id.partition());
    Long end = ends(id.topic()).get(partition);
    if (end == null || id.offset() >= end) {
      return Optional.empty();
    }
    consumer.assign(List.of(partition));
    consumer.seek(partition, id.offset());
    DeadLetter[] found = new DeadLetter[1];
    readAssigned(
        partition,
        end,
        letter -> {
          found[0] = letter;
          return false;
        });
    return Optional.ofNullable(found[0]).filter(letter -> letter.id().equals(id));
  }

  private boolean readPartition(
      TopicPartition partition, @Nullable Long end, Predicate<DeadLetter> goOn) {
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    return end == null || readAssigned(partition, end, goOn);
  }

  private boolean readAssigned(TopicPartition partition, long end, Predicate<DeadLetter> goOn) {
    long lastProgress = System.nanoTime();
    long position = asking(() -> consumer.position(partition));
    while (position < end) {
      ConsumerRecords<byte[], byte[]> records = asking(() -> consumer.poll(POLL));
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (record.offset() >= end) {
          return true;
        }
        if (!goOn.test(DeadLetter.of(record))) {
          return false;
        }
      }
      // what is no letter, such as a transaction's end, moves the position too
      long next = asking(() -> consumer.position(partition));
      if (next > position) {
        lastProgress = System.nanoTime();
        position = next;
      } else if (System.nanoTime() - lastProgress > SILENCE.toNanos()) {
        throw new DeadLettersUnavailableException(
            "Kafka gave no record of %s for %d s; see that it runs, and try again"
                .formatted(partition, SILENCE.toSeconds()));
      }
    }
    return true;
  }

  private Map<TopicPartition, Long> ends(String topic) {
    if (!allTopics().contains(topic)) {
      throw new DeadLettersUnavailableException(
          "there is no topic '%s'; dead letters lie in %s".formatted(topic, topics()));
    }
    List<TopicPartition> partitions =
        asking(
            () ->
                consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList());
    return asking(() -> consumer.endOffsets(partitions));
  }

  private static <T> T asking(java.util.function.Supplier<T> question) {
    try {
      return question.get();
    } catch (KafkaException e) {
      throw new DeadLettersUnavailableException(
          "Kafka does not answer (%s); see that it runs, and try again".formatted(e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
