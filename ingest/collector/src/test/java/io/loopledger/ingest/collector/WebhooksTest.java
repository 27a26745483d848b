package io.loopledger.ingest.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.ingest.collector.CollectorConfig.Limits;
import io.loopledger.ingest.collector.webhooks.WebhookFolder;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Pseudonym;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.schemas.wire.DeadLetters;
import io.loopledger.schemas.wire.EventRecords;
import io.loopledger.schemas.wire.UnreadableEventException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks over HTTP, with a real broker and a real database behind the door. */
class WebhooksTest {
  private static final String SHOP = "/v1/webhooks/acme-shop";
  private static final String SHOP_SECRET = "shpss_0123456789abcdef";
  private static final String PORTAL_SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String CUSTOMER = "115310627314723954";

  private static final int MOST_TRIES = 20;

  private static Path folder;
  private static Door door;

  @BeforeAll
  static void open(@TempDir Path temporary) throws IOException, SQLException {
    folder = temporary;
    Path webhooks = folder.resolve("webhooks");
    WebhookFolder.source(
        webhooks,
        "acme-shop",
        SHOP_SECRET,
        "kind: shopify",
        "brand: acme",
        "source: /shops/acme",
        "zone: Europe/Berlin");
    WebhookFolder.source(
        webhooks,
        "portal",
        "whsec_" + PORTAL_SECRET,
        "kind: standard-webhooks",
        "brand: acme",
        "program: buyback",
        "source: /portals/acme",
        "zone: Europe/Berlin");
    Limits limits = new Limits(4_000_000, 4_000_000, 500, 20_000_000, 1_000);
    door = Door.open(folder, limits, Duration.ofSeconds(8), Optional.of(webhooks));
    door.kafka.createTopics(
        List.of(
            new NewTopic("dlq.webhooks", 1, (short) 1)
                .configs(Map.of("max.message.bytes", "5242880"))));
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @Test
  void anOrderBecomesEventsWithAPseudonymInPlaceOfTheCustomer() throws Exception {
    String order = shopify("orders-create").replace("820982911946154508", "1001");

    HttpResponse<String> answer = shop("orders/create", "w-1001", order);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(counts(answer)).isEqualTo(answer(3, 3, 0, 0));
    List<Event> events = eventsOf("1001");
    assertThat(events)
        .extracting(e -> e.type().typeName() + " " + e.id())
        .containsExactlyInAnyOrder(
            "ProductSold 1001-866550311766439020",
            "ProductSold 1001-141249953214522974",
            "ShippingCharged 1001-shipping-271878346596884015");
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.source()).isEqualTo("/shops/acme");
              assertThat(event.context().brand()).isEqualTo("acme");
              assertThat(event.effectiveTime()).isEqualTo(Instant.parse("2026-11-02T09:58:09Z"));
              assertThat(event.context().customer()).matches(Pseudonym::isPseudonym);
            });
    assertThat(allBytes()).doesNotContain(CUSTOMER, "john@example.com");
  }

  @Test
  void aRepetitionIsAnsweredAsTheFirstAndNothingIsSentAgain() throws Exception {
    String order = shopify("orders-create").replace("820982911946154508", "1002");

    shop("orders/create", "w-1002", order);
    HttpResponse<String> again = shop("orders/create", "w-1002", order);
    HttpResponse<String> underAnotherId = shop("orders/paid", "w-1002-b", order);

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).startsWith("{\"replay\":true,");
    assertThat(counts(again)).isEqualTo(answer(3, 3, 0, 0));
    assertThat(counts(underAnotherId)).isEqualTo(answer(3, 0, 3, 0));
    assertThat(eventsOf("1002")).hasSize(3);
  }

  @Test
  void aRefundBecomesItsEvents() throws Exception {
    String refund = shopify("refunds-create").replace("820982911946154508", "1003");

    HttpResponse<String> answer = shop("refunds/create", "w-1003", refund);

    assertThat(counts(answer)).isEqualTo(answer(1, 1, 0, 0));
    assertThat(eventsOf("1003"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.type().typeName()).isEqualTo("RefundIssued");
              assertThat(event.source()).isEqualTo("/shops/acme");
              assertThat(event.subject()).hasToString("line:acme/shopify/866550311766439020");
            });
  }

  @Test
  void aTestOrderIsTakenAndBecomesNothing() throws Exception {
    String order = shopify("orders-create").replace("\"test\": false", "\"test\": true");

    HttpResponse<String> answer = shop("orders/create", "w-test", order);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(counts(answer)).isEqualTo(answer(0, 0, 0, 0));
  }

  @Test
  void whatNoMappingKnowsIsLaidAsideSealedByteForByte() throws Exception {
    String body =
        "{\"id\": 7, \"email\":\"john@example.com\", \"pad\":\"%s\"}"
            .formatted("x".repeat(3_000_000));

    HttpResponse<String> answer = shop("customers/update", "w-unknown", body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(counts(answer))
        .startsWith(
            "{\"received\":0,\"accepted\":0,\"duplicate\":0,\"rejected\":0,"
                + "\"erased\":0,\"dead_lettered\":1,\"code\":\"UNKNOWN_TOPIC\"");
    ConsumerRecord<byte[], byte[]> letter = letter("w-unknown");
    assertThat(header(letter, "__dlq.errors.code")).isEqualTo("UNKNOWN_TOPIC");
    assertThat(header(letter, "__dlq.errors.owner")).isEqualTo("CONFIG");
    assertThat(header(letter, "__dlq.errors.stage")).isEqualTo("webhooks");
    assertThat(header(letter, "__dlq.errors.message")).startsWith("webhook of source 'acme-shop'");
    assertThat(new String(letter.value(), UTF_8)).doesNotContain("john@example.com");
    assertThat(opened(letter).value()).isEqualTo(body.getBytes(UTF_8));
    assertThat(new String(header(opened(letter), "webhook_topic"), UTF_8))
        .isEqualTo("customers/update");
  }

  @Test
  void whatTheDoorRejectsIsLaidAsideWhole() throws Exception {
    String order = shopify("orders-create").replace("820982911946154508", "1005");
    shop("orders/create", "w-1005", order);
    String changed = order.replaceFirst("\"quantity\": 1", "\"quantity\": 2");

    HttpResponse<String> answer = shop("orders/create", "w-1005-changed", changed);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(counts(answer))
        .startsWith(
            "{\"received\":3,\"accepted\":0,\"duplicate\":2,\"rejected\":1,"
                + "\"erased\":0,\"dead_lettered\":1,\"code\":\"CONFLICT\"");
    assertThat(opened(letter("w-1005-changed")).value()).isEqualTo(changed.getBytes(UTF_8));
    assertThat(eventsOf("1005")).hasSize(3);
  }

  @Test
  void whatIsNotSignedOrKnownIsRefused() throws Exception {
    String order = shopify("orders-create");
    HttpResponse<String> forged =
        post(
            SHOP,
            order,
            "X-Shopify-Topic",
            "orders/create",
            "X-Shopify-Hmac-Sha256",
            hmac("another secret".getBytes(UTF_8), order));

    assertThat(forged.statusCode()).isEqualTo(401);
    assertThat(forged.body()).contains("\"code\":\"UNAUTHENTICATED\"");
    assertThat(post("/v1/webhooks/nobody", order).statusCode()).isEqualTo(404);
    assertThat(post(SHOP, order, "Content-Encoding", "gzip").statusCode()).isEqualTo(415);
    assertThat(post(SHOP, "x".repeat(4_000_001)).statusCode()).isEqualTo(413);
    assertThat(door.get(SHOP + "?challenge_code=1").statusCode()).isEqualTo(404);
  }

  @Test
  void aCustomerIsForgottenWhereTheShopAsksForIt() throws Exception {
    shop("orders/create", "w-1006", shopify("orders-create").replace(CUSTOMER, "4711"));

    HttpResponse<String> answer =
        shop("customers/redact", "w-redact", "{\"shop_id\":1,\"customer\":{\"id\":4711}}");

    assertThat(counts(answer))
        .isEqualTo(answer(0, 0, 0, 0).replace("\"erased\":0", "\"erased\":1"));
  }

  @Test
  void aStandardWebhookIsTakenOnceAndNotWhenItIsOld() throws Exception {
    String body =
        """
        {"type":"return.requested","timestamp":"2026-11-03T09:00:00Z",
         "data":{"return_id":"R-1","unit_id":"U-1","product":"P","order_id":"O-1","kind":"trade-in",
                 "customer_id":"C-77","condition":"GOOD","offer":{"amount":"20.00","currency":"EUR"}}}""";
    Instant now = Instant.now();

    HttpResponse<String> first = portal("msg_1", now, body);
    HttpResponse<String> again = portal("msg_1", now, body);
    HttpResponse<String> old = portal("msg_2", now.minusSeconds(400), body);

    assertThat(counts(first)).isEqualTo(answer(1, 1, 0, 0));
    assertThat(again.body()).startsWith("{\"replay\":true,");
    assertThat(counts(again)).isEqualTo(answer(1, 1, 0, 0));
    assertThat(old.statusCode()).isEqualTo(401);
  }

  @Test
  void theCountersAddUp() throws Exception {
    shop("orders/create", "w-metrics", shopify("orders-create"));
    shop("orders/create", "w-metrics", shopify("orders-create"));
    shop("app/uninstalled", "w-metrics-2", "{}");

    String metrics = door.get("/metrics").body();

    assertThat(sum(metrics, "received"))
        .isGreaterThanOrEqualTo(3)
        .isEqualTo(sum(metrics, "accepted") + sum(metrics, "replayed") + sum(metrics, "rejected"));
    assertThat(metrics)
        .contains(
            "loopledger_webhooks_rejected_total{code=\"UNKNOWN_TOPIC\",source=\"acme-shop\"}",
            "loopledger_webhooks_replayed_total{source=\"acme-shop\"}");
  }

  private static HttpResponse<String> shop(String topic, String id, String body) throws Exception {
    return post(
        SHOP,
        body,
        "X-Shopify-Topic",
        topic,
        "X-Shopify-Webhook-Id",
        id,
        "X-Shopify-Event-Id",
        UUID.randomUUID().toString(),
        "X-Shopify-Hmac-Sha256",
        hmac(SHOP_SECRET.getBytes(UTF_8), body));
  }

  private static HttpResponse<String> portal(String id, Instant time, String body)
      throws Exception {
    String timestamp = Long.toString(time.getEpochSecond());
    byte[] key = Base64.getDecoder().decode(PORTAL_SECRET);
    return post(
        "/v1/webhooks/portal",
        body,
        "webhook-id",
        id,
        "webhook-timestamp",
        timestamp,
        "webhook-signature",
        "v1," + hmac(key, id + "." + timestamp + "." + body));
  }

  private static HttpResponse<String> post(String path, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(door.uri(path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    for (int tries = 1; ; tries++) {
      HttpResponse<String> answer =
          Door.HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      door.described.check(answer);
      if (answer.statusCode() != 503 || tries == MOST_TRIES) {
        return answer;
      }
      // As every sender does; a machine with much to do may not answer in time.
      Thread.sleep(300);
    }
  }

  private static String hmac(byte[] key, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
  }

  /** An answer without the word whether it is one to a repetition. */
  private static String counts(HttpResponse<String> answer) {
    return answer.body().replaceFirst("\"replay\":(true|false),", "");
  }

  private static String answer(int received, int accepted, int duplicate, int rejected) {
    return "{\"received\":%d,\"accepted\":%d,\"duplicate\":%d,\"rejected\":%d,"
            .formatted(received, accepted, duplicate, rejected)
        + "\"erased\":0,\"dead_lettered\":0}";
  }

  private static String shopify(String name) throws IOException {
    try (InputStream in = WebhooksTest.class.getResourceAsStream("shopify-" + name + ".json")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    }
  }

  private static List<Event> eventsOf(String orderId) throws UnreadableEventException {
    EventRecords records = new EventRecords();
    List<Event> events = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      for (ConsumerRecord<byte[], byte[]> record : read(topic.topicName())) {
        events.add(records.fromRecord(record.headers(), record.key(), record.value()));
      }
    }
    return events.stream().filter(event -> orderId.equals(event.context().orderId())).toList();
  }

  private static String allBytes() {
    StringBuilder all = new StringBuilder();
    for (Topic topic : Topic.values()) {
      for (ConsumerRecord<byte[], byte[]> record : read(topic.topicName())) {
        all.append(new String(record.key(), UTF_8)).append(new String(record.value(), UTF_8));
        record.headers().forEach(header -> all.append(new String(header.value(), UTF_8)));
      }
    }
    return all.toString();
  }

  private static ConsumerRecord<byte[], byte[]> letter(String id) throws Exception {
    for (ConsumerRecord<byte[], byte[]> letter : read("dlq.webhooks")) {
      byte[] key = opened(letter).key();
      if (key != null && new String(key, UTF_8).equals(id)) {
        return letter;
      }
    }
    throw new AssertionError("no dead letter of webhook " + id);
  }

  private static DeadLetters.Content opened(ConsumerRecord<byte[], byte[]> letter)
      throws Exception {
    return DeadLetters.open(
        BrandKeys.in(folder.resolve("brand-keys")),
        new DeadLetters.Content(letter.key(), letter.value(), letter.headers()));
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }

  private static byte[] header(DeadLetters.Content content, String name) {
    return content.headers().lastHeader(name).value();
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    return Topics.read(door.kafka.bootstrapServers(), topic);
  }

  private static long sum(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith("loopledger_webhooks_%s_total".formatted(name)))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
