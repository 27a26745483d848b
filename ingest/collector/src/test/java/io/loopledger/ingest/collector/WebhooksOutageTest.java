package io.loopledger.ingest.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.ingest.collector.CollectorConfig.Limits;
import io.loopledger.ingest.collector.webhooks.WebhookFolder;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks while the broker is killed. */
class WebhooksOutageTest {
  private static final String SECRET = "shpss_0123456789abcdef";
  private static final String ORDER =
      """
      {"id":1,"processed_at":"2026-11-02T10:58:09+01:00","currency":"EUR","source_name":"web",
       "line_items":[{"id":11,"sku":"A","name":"A","quantity":1,"price":"10.00"}]}""";

  private static Door door;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException, SQLException {
    Path webhooks = folder.resolve("webhooks");
    WebhookFolder.source(
        webhooks,
        "acme-shop",
        SECRET,
        "kind: shopify",
        "brand: acme",
        "source: /shops/acme",
        "zone: Europe/Berlin");
    Limits limits = new Limits(200_000, 400_000, 500, 4_000_000, 1_000);
    door = Door.open(folder, limits, Duration.ofSeconds(8), Optional.of(webhooks));
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
    HttpResponse<String> order = shop("orders/create", ORDER);
    Duration taken = Duration.between(begin, Instant.now());
    HttpResponse<String> unknown = shop("products/update", "{}");

    assertThat(order.statusCode()).isEqualTo(503);
    assertThat(order.headers().firstValue("Retry-After")).hasValue("2");
    assertThat(unknown.statusCode()).isEqualTo(503);
    // The door itself waits eight seconds for Kafka.
    assertThat(taken).isLessThan(Duration.ofSeconds(3));

    door.kafka.restart();
    assertThat(untilTaken("orders/create", ORDER)).contains("\"received\":1,");
    assertThat(untilTaken("products/update", "{}")).contains("\"dead_lettered\":1");
    assertThat(Topics.read(door.kafka.bootstrapServers(), "sales"))
        .extracting(record -> new String(record.key(), UTF_8))
        .containsExactly("line:acme/shopify/11");
    assertThat(Topics.read(door.kafka.bootstrapServers(), "dlq.webhooks")).hasSize(1);
  }

  private static String untilTaken(String topic, String body) throws Exception {
    for (int tries = 0; tries < 60; tries++) {
      HttpResponse<String> answer = shop(topic, body);
      if (answer.statusCode() == 200) {
        return answer.body();
      }
      Thread.sleep(500);
    }
    throw new AssertionError("topic %s was not taken".formatted(topic));
  }

  private static HttpResponse<String> shop(String topic, String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    HttpResponse<String> answer =
        Door.HTTP.send(
            HttpRequest.newBuilder(door.uri("/v1/webhooks/acme-shop"))
                .timeout(Duration.ofSeconds(30))
                .headers(
                    "X-Shopify-Topic",
                    topic,
                    "X-Shopify-Webhook-Id",
                    "w-" + topic,
                    "X-Shopify-Hmac-Sha256",
                    Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(UTF_8))))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    door.described.check(answer);
    return answer;
  }
}
