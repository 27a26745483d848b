package io.loopledger.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.ingest.mapping.fault.MappingCode;
import io.loopledger.ingest.privacy.Pseudonyms;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.FirstLife.RefundIssued;
import io.loopledger.schemas.event.FirstLife.RefundKind;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookMappingTest {
  private static final Pseudonyms PSEUDONYMS =
      (brand, references) -> {
        assertThat(references).containsExactly("7712094437");
        return Map.of("7712094437", Mapped.PSEUDONYM);
      };

  @Test
  void anOrderOfShopifyBecomesItsLinesGiftCardsAndShipping() {
    List<Event> events = events("shopify", "orders/paid", read("shopify-order.json"));

    assertThat(events)
        .extracting(Event::id)
        .containsExactly(
            "5822369431-13401176899", "5822369431-13401176901", "5822369431-shipping-4513022207");
    assertThat(events.getFirst())
        .isEqualTo(
            new Event(
                "5822369431-13401176899",
                "/brands/acme/shopify",
                Subject.line("acme", "shopify/13401176899"),
                Instant.parse("2026-05-04T07:12:33Z"),
                EventContext.of("acme", Origin.REAL)
                    .product("JACKET-42-RED")
                    .customer(Mapped.PSEUDONYM)
                    .channel("web")
                    .country("AT")
                    .orderId("5822369431")
                    .extensions(Map.of("order_name", "\"#1042\""))
                    .build(),
                new EventData.ProductSold(2, Money.of("119.95", "EUR"), "Jacket - 42 / red")));
    assertThat(events.get(1).data()).isEqualTo(new EventData.VoucherSold(1, Money.of("50", "EUR")));
    assertThat(events.get(2).data())
        .isEqualTo(new EventData.ShippingCharged(Money.of("4.90", "EUR")));
  }

  @Test
  void bothTopicsOfAnOrderGiveTheSameEvents() {
    byte[] order = read("shopify-order.json");

    assertThat(events("shopify", "orders/create", order))
        .isEqualTo(events("shopify", "orders/paid", order));
  }

  @Test
  void aTestOrderIsSkipped() {
    String order = new String(read("shopify-order.json"), StandardCharsets.UTF_8);

    assertThat(
            map(
                "shopify",
                "orders/create",
                bytes(order.replace("\"test\": false", "\"test\": true"))))
        .containsExactly(new WebhookResult.Skipped("a test order of the shop"));
  }

  @Test
  void aRefundOfShopifyFindsTheLineItGivesBack() {
    List<Event> events = events("shopify", "refunds/create", read("shopify-refund.json"));

    assertThat(events.getFirst().subject())
        .isEqualTo(
            events("shopify", "orders/paid", read("shopify-order.json")).getFirst().subject());
    assertThat(events)
        .extracting(Event::data)
        .containsExactly(
            new RefundIssued(
                Money.of("119.95", "EUR"),
                RefundKind.RETURN,
                1L,
                "5822369431-13401176899",
                "too small"),
            new EventData.ShippingCharged(Money.of("-4.90", "EUR")),
            new EventData.ManualAdjustment(
                EventData.ManualAdjustment.Kind.MANUAL,
                Money.of("2.05", "EUR"),
                "Refund discrepancy"));
  }

  @Test
  void aRequestToForgetIsNoEvent() {
    List<WebhookResult> shopify =
        map(
            "shopify",
            "customers/redact",
            bytes("{\"customer\":{\"id\":191167,\"email\":\"j@x.example\"}}"));
    List<WebhookResult> ebay =
        map(
            "ebay",
            "MARKETPLACE_ACCOUNT_DELETION",
            bytes(
                """
                {"metadata":{"topic":"MARKETPLACE_ACCOUNT_DELETION","schemaVersion":"1.0"},
                 "notification":{"notificationId":"49feeaeb","eventDate":"2026-03-19T20:43:59.354Z",
                  "data":{"username":"test_user","userId":"ma8vp1jySJC","eiasToken":"nY+sHZ2P"}}}
                """));

    assertThat(shopify).containsExactly(new WebhookResult.Erase("191167"));
    assertThat(ebay).containsExactly(new WebhookResult.Erase("ma8vp1jySJC"));
    assertThat(ebay.toString()).doesNotContain("ma8vp1jySJC");
  }

  @Test
  void theTypeOfAStandardWebhookIsItsTopic() {
    byte[] body =
        bytes(
            """
            {"type":"return.requested","timestamp":"2026-03-29T01:30:00.123Z",
             "data":{"return_id":"R-7","unit_id":"QR-1","customer_id":"7712094437","kind":"trade-in",
             "condition":"like new","offer":{"amount":12.5,"currency":"EUR"},"weight_kg":1.25}}
            """);

    Event requested = events("standard-webhooks", "return.requested", body).getFirst();
    Event received = events("standard-webhooks", "return.received", body).getFirst();

    assertThat(requested.subject()).isEqualTo(Subject.unit("acme", "QR-1"));
    assertThat(requested.effectiveTime()).isEqualTo(Instant.parse("2026-03-29T01:30:00.123Z"));
    assertThat(requested.context().customer()).isEqualTo(Mapped.PSEUDONYM);
    assertThat(requested.id()).isEqualTo("R-7-return.requested");
    assertThat(received.data()).hasFieldOrPropertyWithValue("massG", 1250L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{\"id\":1,\"id\":2}", "{\"id\":1} {}", "{\"id\":NaN}", "{\"id\":00}"})
  void whatIsNotStrictJsonIsRejectedWithoutQuotingIt(String body) {
    assertThat(map("shopify", "orders/paid", bytes(body)))
        .singleElement()
        .isInstanceOfSatisfying(
            WebhookResult.Rejected.class,
            rejected ->
                assertThat(rejected.faults())
                    .isNotEmpty()
                    .allSatisfy(fault -> assertThat(fault.value()).doesNotContain("{\"id")));
  }

  @Test
  void aWrongPartRejectsTheWholeDocumentWithItsPointer() {
    String order = new String(read("shopify-order.json"), StandardCharsets.UTF_8);

    assertThat(map("shopify", "orders/paid", bytes(order.replace("\"119.95\"", "\"dear\""))))
        .singleElement()
        .isInstanceOfSatisfying(
            WebhookResult.Rejected.class,
            rejected -> {
              assertThat(rejected.faults().getFirst().code()).isEqualTo(MappingCode.NOT_A_NUMBER);
              assertThat(rejected.faults().getFirst().field()).isEqualTo("./price");
              assertThat(rejected.faults().getFirst().value()).isEqualTo("dear");
            });
  }

  @Test
  void anUnknownTopicIsRejectedWithTheKnownOnes() {
    assertThat(map("shopify", "carts/update", bytes("{}")).toString())
        .contains("UNKNOWN_TOPIC", "customers/redact, orders/create, orders/paid, refunds/create");
  }

  @Test
  void aFolderOfMappingsIsLoaded(@TempDir Path folder) throws IOException {
    try (InputStream in =
        WebhookMapping.class.getResourceAsStream("/webhooks/shopify/redact.yaml")) {
      Files.copy(in, folder.resolve("a.yaml"));
    }

    assertThat(WebhookMapping.load(folder).topics()).containsExactly("customers/redact");
    Files.copy(folder.resolve("a.yaml"), folder.resolve("b.yaml"));
    assertThatThrownBy(() -> WebhookMapping.load(folder))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("topic 'customers/redact' has a mapping already");
  }

  private static List<WebhookResult> map(String source, String topic, byte[] body) {
    return WebhookMapping.builtIn(source).map(topic, body, Mapped.ACME, PSEUDONYMS);
  }

  private static List<Event> events(String source, String topic, byte[] body) {
    return map(source, topic, body).stream()
        .map(
            result ->
                result instanceof WebhookResult.Mapped mapped
                    ? mapped.event().event()
                    : fail(result))
        .toList();
  }

  private static Event fail(WebhookResult result) {
    throw new AssertionError("no event: " + result);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] read(String name) {
    try (InputStream in = WebhookMappingTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
