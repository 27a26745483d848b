package io.loopledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Eight senders in a hurry, who send a batch again until all of it is promised. */
final class DoorLoad {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH = 500;
  private static final int SENDERS = 8;
  private static final int MOST_PIECES = 9;
  private static final int CUSTOMERS = 2_000;

  /** What the door asks for. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final DoorEndToEnd door;
  private final DoorEndToEnd.Key key;
  private final int events;
  private final Queue<List<Integer>> waiting = new ConcurrentLinkedQueue<>();
  private final Set<Integer> promised = ConcurrentHashMap.newKeySet();
  private final LongAdder received = new LongAdder();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder duplicate = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
  private final List<Future<?>> running = new ArrayList<>();

  DoorLoad(DoorEndToEnd door, DoorEndToEnd.Key key, int events) {
    this.door = door;
    this.key = key;
    this.events = events;
    for (int from = 0; from < events; from += BATCH) {
      waiting.add(IntStream.range(from, Math.min(events, from + BATCH)).boxed().toList());
    }
  }

  void start() {
    for (int i = 0; i < SENDERS; i++) {
      running.add(
          senders.submit(
              () -> {
                sendAll();
                return null;
              }));
    }
    senders.shutdown();
  }

  void awaitPromised(int count) throws InterruptedException {
    while (promised.size() < count && running.stream().noneMatch(Future::isDone)) {
      Thread.sleep(5);
    }
    assertThat(promised.size()).isGreaterThanOrEqualTo(count);
  }

  void finish() throws Exception {
    for (Future<?> sender : running) {
      sender.get(20, TimeUnit.MINUTES);
    }
  }

  int promised() {
    return promised.size();
  }

  /** Pieces sold in all events together. */
  long pieces() {
    return IntStream.range(0, events).mapToLong(DoorLoad::pieces).sum();
  }

  long received() {
    return received.sum();
  }

  long accepted() {
    return accepted.sum();
  }

  long duplicate() {
    return duplicate.sum();
  }

  long rejected() {
    return rejected.sum();
  }

  private static long pieces(int event) {
    return 1 + event % MOST_PIECES;
  }

  private void sendAll() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (List<Integer> batch = waiting.poll(); batch != null; batch = waiting.poll()) {
        List<Integer> left = batch;
        while (!left.isEmpty()) {
          left = send(client, left);
          if (!left.isEmpty()) {
            Thread.sleep(RETRY_AFTER);
          }
        }
      }
    }
  }

  /** Sends events and gives back those that must be sent again. */
  private List<Integer> send(HttpClient client, List<Integer> batch)
      throws IOException, InterruptedException {
    String[] sold =
        batch.stream()
            .map(i -> door.sold("load-" + i, "C-" + i % CUSTOMERS, pieces(i)))
            .map(event -> event.replace("/e2e/shop", "/load/shop"))
            .toArray(String[]::new);
    HttpResponse<String> answer = door.send(client, key, sold);
    assertThat(answer.statusCode()).as(answer.body()).isIn(202, 207, 429, 503);
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
      int event = batch.get(verdict.get("index").asInt());
      if (verdict.get("verdict").asText().equals("rejected")) {
        assertThat(verdict.at("/errors/0/retryable").asBoolean()).as("%s", verdict).isTrue();
        again.add(event);
      } else {
        promised.add(event);
      }
    }
    return again;
  }
}
