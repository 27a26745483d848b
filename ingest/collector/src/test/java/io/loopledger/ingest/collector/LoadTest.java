package io.loopledger.ingest.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loopledger.ingest.collector.CollectorConfig.Limits;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.wire.EventRecords;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight senders in a hurry, and a broker that dies under them: what was promised is in Kafka, and
 * the replies, the counters and the topic tell the same. {@code -Dloopledger.load.events=200000}
 * for the whole load.
 */
class LoadTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EVENTS = Integer.getInteger("loopledger.load.events", 20_000);
  private static final int BATCH = 500;
  private static final int SENDERS = 8;

  /** What the door asks for. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private static final long SEED = 20_261_101;

  private final Queue<List<Integer>> waiting = new ConcurrentLinkedQueue<>();
  private final Set<String> promised = ConcurrentHashMap.newKeySet();
  private final CountDownLatch third = new CountDownLatch(EVENTS / 3);
  private final LongAdder received = new LongAdder();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder duplicate = new LongAdder();
  private final LongAdder rejected = new LongAdder();

  @Test
  void whatWasPromisedIsInKafkaAlthoughTheBrokerWasKilled(@TempDir Path folder) throws Exception {
    Random random = new Random(SEED);
    int[] quantities = random.ints(EVENTS, 1, 10).toArray();
    int[] customers = random.ints(EVENTS, 0, 2_000).toArray();
    for (int from = 0; from < EVENTS; from += BATCH) {
      List<Integer> numbers = new ArrayList<>();
      for (int i = from; i < Math.min(EVENTS, from + BATCH); i++) {
        numbers.add(i);
      }
      waiting.add(numbers);
    }
    try (Door door = Door.open(folder, Limits.DEFAULT, Duration.ofSeconds(8));
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
      long begin = System.nanoTime();
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        running.add(
            senders.submit(
                () -> {
                  sendAll(door, quantities, customers);
                  return null;
                }));
      }
      assertThat(third.await(5, TimeUnit.MINUTES)).isTrue();
      door.kafka.kill();
      assertThat(promised).as("the broker dies in the middle").hasSizeLessThan(EVENTS);
      Thread.sleep(3_000);
      door.kafka.restart();
      for (Future<?> sender : running) {
        sender.get(10, TimeUnit.MINUTES);
      }
      System.out.printf(
          "LoadTest: %,d events in %d s with an outage in it; replies: accepted %d, duplicate %d, rejected %d%n",
          EVENTS,
          Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
          accepted.sum(),
          duplicate.sum(),
          rejected.sum());

      assertThat(promised).hasSize(EVENTS);
      assertThat(inKafka(door)).isEqualTo(promised);
      assertThat(received.sum()).isEqualTo(accepted.sum() + duplicate.sum() + rejected.sum());
      assertThat(door.counted("received")).isEqualTo(received.sum());
      assertThat(door.counted("accepted")).isEqualTo(accepted.sum());
      assertThat(door.counted("duplicate")).isEqualTo(duplicate.sum());
      assertThat(door.counted("rejected")).isEqualTo(rejected.sum());
    }
  }

  private void sendAll(Door door, int[] quantities, int[] customers) throws Exception {
    for (List<Integer> batch = waiting.poll(); batch != null; batch = waiting.poll()) {
      List<Integer> left = batch;
      while (!left.isEmpty()) {
        left = send(door, left, quantities, customers);
        if (!left.isEmpty()) {
          Thread.sleep(RETRY_AFTER);
        }
      }
    }
  }

  /** Sends events and gives back those that must be sent again. */
  private List<Integer> send(Door door, List<Integer> batch, int[] quantities, int[] customers)
      throws IOException, InterruptedException {
    List<String> events = new ArrayList<>(batch.size());
    for (int i : batch) {
      events.add(
          Door.sold("load-" + i, quantities[i]).replace("C-PLAIN-1", "C-PLAIN-" + customers[i]));
    }
    HttpResponse<String> answer = door.batch("[" + String.join(",", events) + "]");
    if (answer.statusCode() == 429) {
      return batch;
    }
    assertThat(answer.statusCode()).as(answer.body()).isIn(202, 207, 503);
    JsonNode reply = JSON.readTree(answer.body());
    if (!reply.has("events")) {
      return batch;
    }
    received.add(reply.get("received").asLong());
    accepted.add(reply.get("accepted").asLong());
    duplicate.add(reply.get("duplicate").asLong());
    rejected.add(reply.get("rejected").asLong());
    List<Integer> again = new ArrayList<>();
    for (JsonNode verdict : reply.get("events")) {
      if (verdict.get("verdict").asText().equals("rejected")) {
        assertThat(verdict.at("/errors/0/retryable").asBoolean()).as("%s", verdict).isTrue();
        again.add(batch.get(verdict.get("index").asInt()));
      } else {
        promised.add(verdict.get("id").asText());
        third.countDown();
      }
    }
    return again;
  }

  private static Set<String> inKafka(Door door) throws Exception {
    EventRecords records = new EventRecords();
    Set<String> ids = new HashSet<>();
    for (ConsumerRecord<byte[], byte[]> record :
        Topics.read(door.kafka.bootstrapServers(), "sales")) {
      Event event = records.fromRecord(record.headers(), record.key(), record.value());
      ids.add(event.id());
    }
    return ids;
  }
}
