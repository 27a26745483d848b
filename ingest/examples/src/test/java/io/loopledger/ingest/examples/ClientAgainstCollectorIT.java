package io.loopledger.ingest.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.ingest.access.ApiKeys;
import io.loopledger.ingest.client.BrandEvents;
import io.loopledger.ingest.client.LoopledgerClient;
import io.loopledger.ingest.client.Verdict;
import io.loopledger.ingest.examples.RunningCollector.Signing;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.Topic;
import io.loopledger.testservers.TestKafka;
import io.loopledger.testservers.TestPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ClientAgainstCollectorIT {
  private static final int EVENTS = 3_000;

  @Test
  @Timeout(300)
  void aBrokerKilledUnderwayLosesNothingAndEveryFutureCompletes(@TempDir Path folder)
      throws Exception {
    try (TestKafka kafka = TestKafka.start(folder.resolve("kafka"));
        TestPostgres postgres = TestPostgres.start(folder.resolve("postgres"))) {
      kafka.createTopics(Topic.RETURNS.topicName());
      postgres.createDatabase("application");
      try (RunningCollector collector =
              RunningCollector.start(folder.resolve("collector"), kafka, postgres);
          LoopledgerClient client = client(collector)) {
        List<CompletableFuture<Verdict>> verdicts = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
          verdicts.add(client.send(event(i)));
          if (i == EVENTS / 3) {
            verdicts.getFirst().get(60, TimeUnit.SECONDS);
            kafka.kill();
          }
        }
        kafka.restart();

        for (CompletableFuture<Verdict> verdict : verdicts) {
          // a duplicate: the first try was written, and only its answer was lost
          assertThat(verdict.get(240, TimeUnit.SECONDS))
              .isInstanceOfAny(Verdict.Accepted.class, Verdict.Duplicate.class);
        }
      }
      assertThat(TopicReader.read(kafka.bootstrapServers(), Topic.RETURNS))
          .extracting(Event::id)
          .containsAll(IntStream.range(0, EVENTS).mapToObj(i -> "received-" + i).toList());
    }
  }

  /** Signed, so that it also shows that the door takes every try for a new one. */
  private static LoopledgerClient client(RunningCollector collector) throws Exception {
    ApiKeys.Created key = collector.key("/portals/acme", "acme", Signing.REQUIRED);
    return LoopledgerClient.builder(URI.create(collector.address()), key.token())
        .signingSecret(key.signingSecret().orElseThrow())
        .batch(100, 1_000_000)
        .queueCapacity(EVENTS)
        .deliveryTimeout(Duration.ofMinutes(4))
        .requestTimeout(Duration.ofSeconds(60))
        .build();
  }

  private static Event event(int number) {
    return new BrandEvents("acme", "/portals/acme")
        .unit(
            "QR-" + number % 500,
            "received-" + number,
            Instant.parse("2026-03-01T10:15:30Z").plusSeconds(number),
            new UnitReceived(740L, null));
  }
}
