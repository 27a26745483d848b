package io.loopledger.schemas.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.money.Money;
import io.loopledger.testkit.ExampleEvents;
import io.loopledger.testkit.RandomEvents;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEventsTest {
  private static final String SOLD =
      """
      {"specversion":"1.0","id":"1","source":"/shop/acme","type":"io.loopledger.ProductSold",
       "subject":"line:acme/4711-1","time":"2026-11-01T10:30:00+01:00",
       "data":{"brand":"acme","customer":"C-1","quantity":2,
               "unit_price":{"amount":"12.50","currency":"EUR"},
               "extensions":{"a": [1.10 , "ü"] ,"b":null}}}
      """;

  @Test
  void anEventIsReadFieldByField() throws MalformedJsonException {
    Event event = valid(SOLD);

    assertThat(event.id()).isEqualTo("1");
    assertThat(event.effectiveTime()).isEqualTo(Instant.parse("2026-11-01T09:30:00Z"));
    assertThat(event.context().customer()).isEqualTo("C-1");
    assertThat(event.context().origin()).isEqualTo(Origin.REAL);
    assertThat(event.context().dateOnly()).isFalse();
    assertThat(event.data()).isEqualTo(new ProductSold(2, Money.of("12.50", "EUR"), null));
    assertThat(event.context().extensions())
        .containsExactlyInAnyOrderEntriesOf(Map.of("a", "[1.10 , \"ü\"]", "b", "null"));
  }

  @Test
  void theTypeMayComeBehindTheData() throws MalformedJsonException {
    String reordered =
        SOLD.replace("\"type\":\"io.loopledger.ProductSold\",", "")
            .replace("\"b\":null}}}", "\"b\":null}},\"type\":\"io.loopledger.ProductSold\"}");

    assertThat(valid(reordered)).isEqualTo(valid(SOLD));
  }

  @Test
  void attributesOfTheSendersOwnBecomeExtensions() throws MalformedJsonException {
    Event event = valid(SOLD.replace("\"id\":", "\"traceparent\":\"00-ab\",\"id\":"));

    assertThat(event.context().extensions()).containsEntry("ce_traceparent", "\"00-ab\"");
  }

  @Test
  void anEventInBinaryModeIsTheSame() throws MalformedJsonException {
    String data = SOLD.substring(SOLD.indexOf("\"data\":") + 7, SOLD.lastIndexOf('}'));
    Map<String, String> attributes =
        Map.of(
            "specversion", "1.0",
            "id", "1",
            "source", "/shop/acme",
            "type", "io.loopledger.ProductSold",
            "subject", "line:acme/4711-1",
            "time", "2026-11-01T09:30:00Z");

    assertThat(JsonEvents.readBinary(attributes, data.getBytes(UTF_8)))
        .isEqualTo(new ReadEvent.Valid(valid(SOLD)));
  }

  @Test
  void everyFaultOfAnEventIsNamedAtOnce() throws MalformedJsonException {
    List<Fault> faults =
        faults(
            """
            {"specversion":"1.0","id":"1","type":"io.loopledger.ProductSold",
             "subject":"line:acme/1","time":"yesterday",
             "data":{"brand":"acme","quantity":"2","unitPrice":3,
                     "unit_price":{"amount":"x","currency":"EUR"},"origin":"TRUE"}}
            """);

    assertThat(faults)
        .extracting(Fault::pointer, Fault::value)
        .containsExactlyInAnyOrder(
            tuple("/data/quantity", "2"),
            tuple("/data/unitPrice", ""),
            tuple("/data/unit_price/amount", "x"),
            tuple("/data/origin", "TRUE"),
            tuple("/source", ""),
            tuple("/time", "yesterday"));
    assertThat(faults)
        .filteredOn(fault -> fault.pointer().equals("/data/unitPrice"))
        .extracting(Fault::message)
        .asString()
        .contains("did you mean 'unit_price'?");
  }

  @Test
  void aRuleOfTheTypeIsNamedWithItsPlace() throws MalformedJsonException {
    assertThat(faults(SOLD.replace("\"quantity\":2", "\"quantity\":0")))
        .containsExactly(
            new Fault(
                RejectionCode.INVALID, "/data/quantity", "0", "quantity is 0; it must be above 0"));
    assertThat(faults(SOLD.replace("\"quantity\":2,", "")))
        .extracting(Fault::pointer)
        .containsExactly("/data/quantity");
    assertThat(faults(SOLD.replace("line:acme", "line:other")))
        .extracting(Fault::pointer)
        .containsExactly("/subject");
  }

  @Test
  void aCustomersPlainNameStandsInNoMessage() throws MalformedJsonException {
    List<Fault> faults = faults(SOLD.replace("\"C-1\"", "[\"Erika Mustermann\"]"));

    assertThat(faults).hasSize(1).asString().doesNotContain("Mustermann");
    assertThat(faults.getFirst().pointer()).isEqualTo("/data/customer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]]",
        "{} {}",
        "{\"id\":\"1\",\"id\":\"2\"}",
        "{\"data\":{\"extensions\":{\"a\":{\"b\":1,\"b\":2}}}}",
        "{\"data\":{\"extensions\":{\"a\":1e9999}}}",
        "{\"data\":{\"extensions\":{\"a\":NaN}}}",
        "{\"id\":1,}",
        "\ufeff{}"
      })
  void whatIsNotStrictJsonIsRefusedAsAWhole(String body) {
    assertThatThrownBy(() -> JsonEvents.readStructured(body.getBytes(UTF_8)))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageStartingWith("not strict JSON: ");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] latin = "{\"id\":\"ü\"}".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    byte[] utf16 = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);

    assertThatThrownBy(() -> JsonEvents.readStructured(latin))
        .hasMessageContaining("byte 7 is not UTF-8");
    assertThatThrownBy(() -> JsonEvents.readStructured(utf16)).hasMessageContaining("zero byte");
  }

  @Test
  void aBatchGivesOneAnswerForEachElement() throws MalformedJsonException {
    List<ReadEvent> events =
        JsonEvents.readBatch(("[" + SOLD + ",5,{}," + SOLD + "]").getBytes(UTF_8), 4);

    assertThat(events).hasSize(4);
    assertThat(events.get(0)).isEqualTo(events.get(3)).isInstanceOf(ReadEvent.Valid.class);
    assertThat(events.get(1)).isInstanceOf(ReadEvent.Invalid.class);
    assertThat(events.get(2)).isInstanceOf(ReadEvent.Invalid.class);
  }

  @Test
  void aBatchOfMillionsOfTinyElementsIsRefusedAtTheFirstOneTooMany() {
    byte[] zeros = ("[0" + ",0".repeat(2_000_000) + "]").getBytes(UTF_8);

    assertThatThrownBy(() -> JsonEvents.readBatch(zeros, 1_000))
        .isInstanceOfSatisfying(
            MalformedJsonException.class,
            e -> assertThat(e.fault().code()).isEqualTo(RejectionCode.TOO_LARGE))
        .hasMessage("the batch has more than 1,000 events; send fewer at once");
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void everyTypeComesBackEqual(EventType type) throws MalformedJsonException {
    for (Event event : List.of(ExampleEvents.full(type), ExampleEvents.bare(type))) {
      Event spelled = withSource(event, "/example/x");

      assertThat(valid(JsonEvents.write(spelled))).isEqualTo(spelled);
    }
  }

  @Property(tries = 1_000)
  void anyEventComesBackEqual(@ForAll("events") Event event) throws MalformedJsonException {
    assertThat(valid(JsonEvents.write(event))).isEqualTo(event);
  }

  @Provide
  Arbitrary<Event> events() {
    return RandomEvents.any().map(JsonEventsTest::withJsonExtensions);
  }

  private static Event withJsonExtensions(Event event) {
    Map<String, String> json = new HashMap<>();
    event.context().extensions().forEach((name, text) -> json.put(name, JsonEvents.quoted(text)));
    return new Event(
        event.id(),
        event.source(),
        event.subject(),
        event.effectiveTime(),
        event.context().withExtensions(json),
        event.data());
  }

  private static Event withSource(Event event, String source) {
    return new Event(
        event.id(), source, event.subject(), event.effectiveTime(), event.context(), event.data());
  }

  private static Event valid(String json) throws MalformedJsonException {
    ReadEvent read = JsonEvents.readStructured(json.getBytes(UTF_8));
    assertThat(read).isInstanceOf(ReadEvent.Valid.class);
    return ((ReadEvent.Valid) read).event();
  }

  private static List<Fault> faults(String json) throws MalformedJsonException {
    ReadEvent read = JsonEvents.readStructured(json.getBytes(UTF_8));
    assertThat(read).isInstanceOf(ReadEvent.Invalid.class);
    return ((ReadEvent.Invalid) read).faults();
  }
}
