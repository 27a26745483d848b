package io.loopledger.bench.freshness;

import io.loopledger.schemas.live.LiveTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads {@code live-metrics}: the number of units sold in the probes' own cell tells how many are
 * in.
 */
final class MetricsEye {
  private static final Pattern COUNT = Pattern.compile("\"entry_count\":(\\d+)");
  private static final Duration POLL = Duration.ofMillis(50);

  private final String bootstrapServers;
  private final String channel;
  private final Sightings sightings;
  private volatile boolean isOver;

  MetricsEye(String bootstrapServers, String channel, Sightings sightings) {
    this.bootstrapServers = bootstrapServers;
    this.channel = channel;
    this.sightings = sightings;
  }

  void stop() {
    isOver = true;
  }

  void look() {
    Map<String, Object> settings =
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(LiveTopic.LIVE_METRICS.topicName()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      int known = 0;
      while (!isOver) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          for (int now = probesIn(record); known < now; ) {
            sightings.seen(++known);
          }
        }
      }
    }
  }

  /** How many probes a message counts; 0 for that of another cell. */
  private int probesIn(ConsumerRecord<byte[], byte[]> record) {
    String cell = new String(record.key(), StandardCharsets.UTF_8);
    if (!cell.contains("|" + channel + "|") || !cell.contains("|units.sold|")) {
      return 0;
    }
    Matcher count = COUNT.matcher(new String(record.value(), StandardCharsets.UTF_8));
    return count.find() ? Integer.parseInt(count.group(1)) : 0;
  }
}
