package io.loopledger.ingest.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.ingest.collector.CollectorConfig.Limits;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What senders hear while Kafka or PostgreSQL is down, and that nothing is promised then. */
class OutageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Test
  void sendersHearSoonThatKafkaIsDownAndTheDoorRecoversByItself(@TempDir Path folder)
      throws Exception {
    try (Door door = Door.open(folder, Limits.DEFAULT, PATIENCE)) {
      assertThat(door.single(Door.sold("before", 1)).statusCode()).isEqualTo(202);
      door.kafka.kill();

      long begin = System.nanoTime();
      HttpResponse<String> first = door.single(Door.sold("during", 1));
      assertThat(since(begin)).isLessThan(PATIENCE.plusSeconds(4));
      assertUnavailable(first, "LOG_UNAVAILABLE");

      for (int i = 0; i < 40; i++) {
        begin = System.nanoTime();
        HttpResponse<String> next = door.single(Door.sold("during-" + i, 1));
        assertThat(since(begin)).as("request %d", i).isLessThan(Duration.ofSeconds(1));
        assertUnavailable(next, "LOG_UNAVAILABLE");
      }
      for (int i = 0; i < 40; i++) {
        assertUnavailable(door.batch(batch("many-" + i + "-", 500)), "LOG_UNAVAILABLE");
      }
      door.awaitNoBytesInFlight();
      HttpResponse<String> notReady = door.get("/health/ready");
      assertThat(notReady.statusCode()).isEqualTo(503);
      assertThat(notReady.body()).contains("\"kafka\":\"DOWN\"", "\"database\":\"UP\"");
      assertThat(door.get("/health/live").statusCode()).isEqualTo(200);

      door.kafka.restart();
      assertThat(statusWithin(Duration.ofSeconds(20), door, Door.sold("during", 1))).isEqualTo(202);
      assertThat(door.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(door.counted("received"))
          .isEqualTo(
              door.counted("accepted") + door.counted("duplicate") + door.counted("rejected"));

      door.postgres.close();
      assertThat(door.get("/health/ready").body()).contains("\"database\":\"DOWN\"");
      assertUnavailable(
          door.single(Door.sold("no database", 1).replace("C-PLAIN-1", "C-NEVER-SEEN")),
          "STORE_UNAVAILABLE");
    }
  }

  private static void assertUnavailable(HttpResponse<String> answer, String code) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    assertThat(answer.body())
        .contains(code, "\"retryable\":true")
        .doesNotContain("\"verdict\":\"accepted\"");
  }

  private static int statusWithin(Duration patience, Door door, String event) throws Exception {
    long begin = System.nanoTime();
    int status = door.single(event).statusCode();
    while (status != 202 && since(begin).compareTo(patience) < 0) {
      Thread.sleep(250);
      status = door.single(event).statusCode();
    }
    return status;
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static String batch(String prefix, int count) {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(Door.sold(prefix + i, 1));
    }
    return "[" + String.join(",", events) + "]";
  }
}
