package io.loopledger.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Connections that send bodies until each is answered for good. */
final class Senders {
  private static final Pattern COUNTS =
      Pattern.compile(
          "\"received\":(\\d+),\"accepted\":(\\d+),\"duplicate\":(\\d+),\"rejected\":(\\d+)");

  private final URI events;
  private final String token;
  final AtomicLong received = new AtomicLong();
  final AtomicLong accepted = new AtomicLong();
  final AtomicLong duplicates = new AtomicLong();
  final AtomicLong rejected = new AtomicLong();
  final AtomicLong retries = new AtomicLong();
  final AtomicInteger done = new AtomicInteger();

  Senders(URI events, String token) {
    this.events = events;
    this.token = token;
  }

  /** Sends all bodies over so many connections. */
  void send(List<byte[]> bodies, int connections) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<?>> work =
          IntStream.range(0, connections)
              .<Future<?>>mapToObj(
                  c ->
                      threads.submit(
                          () -> {
                            connection(bodies, next);
                            return null;
                          }))
              .toList();
      for (Future<?> one : work) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a sender gave up", e.getCause());
    }
  }

  private void connection(List<byte[]> bodies, AtomicInteger next) throws InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int i = next.getAndIncrement(); i < bodies.size(); i = next.getAndIncrement()) {
        while (!isTaken(client, bodies.get(i))) {
          retries.incrementAndGet();
          Thread.sleep(500);
        }
        done.incrementAndGet();
      }
    }
  }

  /** Whether every event of the body is promised; an error of any kind is tried again. */
  private boolean isTaken(HttpClient client, byte[] body) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(events)
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/cloudevents-batch+json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      Matcher counts = COUNTS.matcher(answer.body());
      if (counts.find()) {
        received.addAndGet(Long.parseLong(counts.group(1)));
        accepted.addAndGet(Long.parseLong(counts.group(2)));
        duplicates.addAndGet(Long.parseLong(counts.group(3)));
        rejected.addAndGet(Long.parseLong(counts.group(4)));
      }
      if (answer.statusCode() >= 400 && answer.statusCode() < 429) {
        throw new IllegalStateException("HTTP %d %s".formatted(answer.statusCode(), answer.body()));
      }
      return answer.statusCode() == 202;
    } catch (IOException e) {
      return false;
    }
  }
}
