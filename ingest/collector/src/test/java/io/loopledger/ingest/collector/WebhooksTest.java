package io.loopledger.ingest.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.ingest.collector.CollectorConfig.Limits;
import io.loopledger.ingest.collector.webhooks.WebhookFolder;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Pseudonym;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.schemas.wire.EventRecords;
import io.loopledger.schemas.wire.UnreadableEventException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks over HTTP, with a real broker and a real database behind the door. */
class WebhooksTest {
  private static final String CUSTOMER = "115310627314723954";

  private static final String EBAY_TOKEN = "a-verification-token-of-32-letters";

  private static Door door;
  private static Senders senders;
  private static Letters letters;
  private static KeyPair ebayKeys;

  @BeforeAll
  static void open(@TempDir Path temporary) throws Exception {
    Path webhooks = temporary.resolve("webhooks");
    WebhookFolder.source(
        webhooks,
        "acme-shop",
        Senders.SHOP_SECRET,
        "kind: shopify",
        "brand: acme",
        "source: /shops/acme",
        "zone: Europe/Berlin");
    WebhookFolder.source(
        webhooks,
        "portal",
        "whsec_" + Senders.PORTAL_SECRET,
        "kind: standard-webhooks",
        "brand: acme",
        "program: buyback",
        "source: /portals/acme",
        "zone: Europe/Berlin");
    ebayKeys = ebay(webhooks);
    Limits limits = new Limits(4_000_000, 4_000_000, 500, 20_000_000, 1_000);
    door = Door.open(temporary, limits, Duration.ofSeconds(8), Optional.of(webhooks));
    senders = new Senders(door, 20);
    letters = new Letters(door, BrandKeys.in(temporary.resolve("brand-keys")));
    door.kafka.createTopics(
        List.of(
            new NewTopic("dlq.webhooks", 1, (short) 1)
                .configs(Map.of("max.message.bytes", "5242880"))));
  }

  private static KeyPair ebay(Path webhooks) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair keys = generator.generateKeyPair();
    Path source =
        WebhookFolder.source(
            webhooks,
            "ebay",
            EBAY_TOKEN,
            "kind: ebay",
            "brand: acme",
            "source: /ebay/acme",
            "zone: Europe/Berlin",
            "endpoint: https://events.example.com/v1/webhooks/ebay",
            "keys-dir: keys");
    Files.createDirectory(source.resolve("keys"));
    Files.writeString(
        source.resolve("keys/key-1.pem"),
        "-----BEGIN PUBLIC KEY-----%s-----END PUBLIC KEY-----"
            .formatted(Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())));
    return keys;
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @Test
  void anOrderBecomesEventsWithAPseudonymInPlaceOfTheCustomer() throws Exception {
    String order = Senders.shopify("orders-create").replace("820982911946154508", "1001");

    HttpResponse<String> answer = senders.shop("orders/create", "w-1001", order);

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
    for (Topic topic : Topic.values()) {
      assertThat(read(topic.topicName()))
          .noneMatch(record -> new String(record.value(), UTF_8).contains(CUSTOMER));
    }
  }

  @Test
  void aRepetitionIsAnsweredAsTheFirstAndNothingIsSentAgain() throws Exception {
    String order = Senders.shopify("orders-create").replace("820982911946154508", "1002");

    senders.shop("orders/create", "w-1002", order);
    HttpResponse<String> again = senders.shop("orders/create", "w-1002", order);
    HttpResponse<String> underAnotherId = senders.shop("orders/paid", "w-1002-b", order);

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).startsWith("{\"replay\":true,");
    assertThat(counts(again)).isEqualTo(answer(3, 3, 0, 0));
    assertThat(counts(underAnotherId)).isEqualTo(answer(3, 0, 3, 0));
    assertThat(eventsOf("1002")).hasSize(3);
  }

  @Test
  void aRefundBecomesItsEvents() throws Exception {
    String refund = Senders.shopify("refunds-create").replace("820982911946154508", "1003");

    HttpResponse<String> answer = senders.shop("refunds/create", "w-1003", refund);

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
    String order = Senders.shopify("orders-create").replace("\"test\": false", "\"test\": true");

    HttpResponse<String> answer = senders.shop("orders/create", "w-test", order);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(counts(answer)).isEqualTo(answer(0, 0, 0, 0));
  }

  @Test
  void whatNoMappingKnowsIsLaidAsideSealedByteForByte() throws Exception {
    String body =
        "{\"id\": 7, \"email\":\"john@example.com\", \"pad\":\"%s\"}"
            .formatted("x".repeat(3_000_000));

    HttpResponse<String> answer = senders.shop("customers/update", "w-unknown", body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(counts(answer))
        .startsWith(
            "{\"received\":0,\"accepted\":0,\"duplicate\":0,\"rejected\":0,"
                + "\"erased\":0,\"dead_lettered\":1,\"code\":\"UNKNOWN_TOPIC\"");
    ConsumerRecord<byte[], byte[]> letter = letters.of("w-unknown");
    assertThat(Letters.header(letter, "__dlq.errors.code")).isEqualTo("UNKNOWN_TOPIC");
    assertThat(Letters.header(letter, "__dlq.errors.owner")).isEqualTo("CONFIG");
    assertThat(Letters.header(letter, "__dlq.errors.stage")).isEqualTo("webhooks");
    assertThat(Letters.header(letter, "__dlq.errors.message"))
        .startsWith("webhook of source 'acme-shop'");
    assertThat(new String(letter.value(), UTF_8)).doesNotContain("john@example.com");
    assertThat(letters.opened(letter).value()).isEqualTo(body.getBytes(UTF_8));
    assertThat(
            new String(letters.opened(letter).headers().lastHeader("webhook_topic").value(), UTF_8))
        .isEqualTo("customers/update");
  }

  @Test
  void whatTheDoorRejectsIsLaidAsideWhole() throws Exception {
    String order = Senders.shopify("orders-create").replace("820982911946154508", "1005");
    senders.shop("orders/create", "w-1005", order);
    String changed = order.replaceFirst("\"quantity\": 1", "\"quantity\": 2");

    HttpResponse<String> answer = senders.shop("orders/create", "w-1005-changed", changed);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(counts(answer))
        .startsWith(
            "{\"received\":3,\"accepted\":0,\"duplicate\":2,\"rejected\":1,"
                + "\"erased\":0,\"dead_lettered\":1,\"code\":\"CONFLICT\"");
    assertThat(letters.opened(letters.of("w-1005-changed")).value())
        .isEqualTo(changed.getBytes(UTF_8));
    assertThat(eventsOf("1005")).hasSize(3);
  }

  @Test
  void whatIsNotSignedOrKnownIsRefused() throws Exception {
    String order = Senders.shopify("orders-create");
    HttpResponse<String> forged = senders.shop("another", "orders/create", "w-forged", order);

    assertThat(forged.statusCode()).isEqualTo(401);
    assertThat(forged.body()).contains("\"code\":\"UNAUTHENTICATED\"");
    assertThat(senders.post("/v1/webhooks/nobody", order).statusCode()).isEqualTo(404);
    assertThat(senders.post(Senders.SHOP, order, "Content-Encoding", "gzip").statusCode())
        .isEqualTo(415);
    assertThat(senders.post(Senders.SHOP, "x".repeat(4_000_001)).statusCode()).isEqualTo(413);
    assertThat(door.get(Senders.SHOP + "?challenge_code=1").statusCode()).isEqualTo(404);
  }

  @Test
  void aCustomerIsForgottenWhereTheShopAsksForIt() throws Exception {
    senders.shop(
        "orders/create", "w-1006", Senders.shopify("orders-create").replace(CUSTOMER, "4711"));

    HttpResponse<String> answer =
        senders.shop("customers/redact", "w-redact", "{\"shop_id\":1,\"customer\":{\"id\":4711}}");

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

    HttpResponse<String> first = senders.portal("msg_1", now, body);
    HttpResponse<String> again = senders.portal("msg_1", now, body);
    HttpResponse<String> old = senders.portal("msg_2", now.minusSeconds(400), body);

    assertThat(counts(first)).isEqualTo(answer(1, 1, 0, 0));
    assertThat(again.body()).startsWith("{\"replay\":true,");
    assertThat(counts(again)).isEqualTo(answer(1, 1, 0, 0));
    assertThat(old.statusCode()).isEqualTo(401);
  }

  @Test
  void ebaysChallengeIsAnsweredAndItsAccountDeletionForgetsTheCustomer() throws Exception {
    String body =
        """
        {"metadata":{"topic":"MARKETPLACE_ACCOUNT_DELETION"},
         "notification":{"notificationId":"n-1","data":{"userId":"no-customer-of-ours"}}}""";

    assertThat(door.get("/v1/webhooks/ebay?challenge_code=code-1").body())
        .isEqualTo(
            "{\"challengeResponse\":"
                + "\"be8b34ce42e595c0c086884c47e067bdedb8117e3c54a11acfcc35d098161a67\"}");
    assertThat(counts(senders.ebay(ebayKeys, "key-1", body))).isEqualTo(answer(0, 0, 0, 0));
    assertThat(senders.ebay(ebayKeys, "key-1", body).body()).startsWith("{\"replay\":true,");
    assertThat(senders.ebay(ebayKeys, "key-2", body).statusCode()).isEqualTo(401);
  }

  @Test
  void theCountersAddUp() throws Exception {
    senders.shop("orders/create", "w-metrics", Senders.shopify("orders-create"));
    senders.shop("orders/create", "w-metrics", Senders.shopify("orders-create"));
    senders.shop("app/uninstalled", "w-metrics-2", "{}");

    String metrics = door.get("/metrics").body();

    assertThat(sum(metrics, "received"))
        .isGreaterThanOrEqualTo(3)
        .isEqualTo(sum(metrics, "accepted") + sum(metrics, "replayed") + sum(metrics, "rejected"));
    assertThat(metrics)
        .contains(
            "loopledger_webhooks_rejected_total{code=\"UNKNOWN_TOPIC\",source=\"acme-shop\"}",
            "loopledger_webhooks_replayed_total{source=\"acme-shop\"}");
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
