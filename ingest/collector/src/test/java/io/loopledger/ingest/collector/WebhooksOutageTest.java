package io.loopledger.ingest.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.ingest.collector.CollectorConfig.Limits;
import io.loopledger.ingest.collector.webhooks.WebhookFolder;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks while the broker is killed. */
class WebhooksOutageTest {
  private static final String ORDER =
      """
      {"id":1,"processed_at":"2026-11-02T10:58:09+01:00","currency":"EUR","source_name":"web",
       "line_items":[{"id":11,"sku":"A","name":"A","quantity":1,"price":"10.00"}]}""";

  private static Door door;
  private static Senders senders;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException, SQLException {
    Path webhooks = folder.resolve("webhooks");
    WebhookFolder.source(
        webhooks,
        "acme-shop",
        Senders.SHOP_SECRET,
        "kind: shopify",
        "brand: acme",
        "source: /shops/acme",
        "zone: Europe/Berlin");
    Limits limits = new Limits(200_000, 400_000, 500, 4_000_000, 1_000);
    door = Door.open(folder, limits, Duration.ofSeconds(8), Optional.of(webhooks));
    senders = new Senders(door, 1);
    door.kafka.createTopics("dlq.webhooks");
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @Test
  void theShopIsAskedToComeAgainInTimeAndNothingIsLostOrDoubled() throws Exception {
    door.kafka.kill();

    Instant begin = Instant.now();
    HttpResponse<String> order = senders.shop("orders/create", "w-1", ORDER);
    Duration taken = Duration.between(begin, Instant.now());
    HttpResponse<String> unknown = senders.shop("products/update", "w-2", "{}");

    assertThat(order.statusCode()).isEqualTo(503);
    assertThat(order.headers().firstValue("Retry-After")).hasValue("2");
    assertThat(unknown.statusCode()).isEqualTo(503);
    // The door itself waits eight seconds for Kafka.
    assertThat(taken).isLessThan(Duration.ofSeconds(3));

    door.kafka.restart();
    assertThat(untilTaken("orders/create", "w-1", ORDER)).contains("\"received\":1,");
    assertThat(untilTaken("products/update", "w-2", "{}")).contains("\"dead_lettered\":1");
    assertThat(Topics.read(door.kafka.bootstrapServers(), "sales"))
        .extracting(record -> new String(record.key(), UTF_8))
        .containsExactly("line:acme/shopify/11");
    assertThat(Topics.read(door.kafka.bootstrapServers(), "dlq.webhooks")).hasSize(1);
  }

  private static String untilTaken(String topic, String id, String body) throws Exception {
    for (int tries = 0; tries < 60; tries++) {
      HttpResponse<String> answer = senders.shop(topic, id, body);
      if (answer.statusCode() == 200) {
        return answer.body();
      }
      Thread.sleep(500);
    }
    throw new AssertionError("topic %s was not taken".formatted(topic));
  }
}
