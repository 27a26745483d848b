package io.loopledger.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.money.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {
  private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");
  private static final EventData DATA = new EventData.UnitSold(Money.of("219.00", "EUR"));

  @Test
  void anEventKnowsItsType() {
    assertThat(event("e1", "/shop", "unit:acme/1", NOON).type()).isEqualTo(EventType.UNIT_SOLD);
  }

  @ParameterizedTest
  @CsvSource({"'', /shop", "' ', /shop", "e1, ''", "e1, ' '"})
  void idAndSourceMustNotBeBlank(String id, String source) {
    assertThatThrownBy(() -> event(id, source, "unit:acme/1", NOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("id '%s' and source '%s' must not be blank", id, source);
  }

  @Test
  void theTimeMustBeOneThatTablesCanHold() {
    assertThat(event("e1", "/shop", "unit:acme/1", Event.EARLIEST).effectiveTime())
        .isEqualTo("0001-01-01T00:00:00Z");
    assertThat(event("e1", "/shop", "unit:acme/1", Event.LATEST).effectiveTime())
        .isEqualTo("9999-12-31T00:00:00Z");
    for (Instant time :
        new Instant[] {
          Event.EARLIEST.minusNanos(1), Event.LATEST.plusNanos(1), Instant.MIN, Instant.MAX
        }) {
      assertThatThrownBy(() -> event("e1", "/shop", "unit:acme/1", time))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("effective time " + time)
          .hasMessageContaining("must be from 0001-01-01T00:00:00Z to 9999-12-31T00:00:00Z");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"unit:other/1", "unit:acme", "unit:acme2/1", "unit:acme/"})
  void aBrandCannotSpeakAboutTheSubjectOfAnother(String subject) {
    assertThatThrownBy(() -> event("e1", "/shop", subject, NOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "subject '%s' is not one of brand 'acme'; its key must begin with 'acme/'", subject);
  }

  @Test
  void theBrandMustNotBeBlank() {
    assertThatThrownBy(() -> EventContext.of(" ", Origin.REAL).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("brand is blank; every event names its brand");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "de", "DEU", "Germany", "D1", "D"})
  void theCountryMustHaveTheFormOfAnIsoCode(String country) {
    assertThatThrownBy(() -> context(c -> c.country(country)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "country '%s' is not an ISO 3166-1 alpha-2 code such as DE", country);
  }

  static Stream<Arguments> textsOfTheContext() {
    return Stream.of(
        context("program", (c, text) -> c.program(text)),
        context("product", (c, text) -> c.product(text)),
        context("category", (c, text) -> c.category(text)),
        context("channel", (c, text) -> c.channel(text)),
        context("partner", (c, text) -> c.partner(text)),
        context("customer", (c, text) -> c.customer(text)),
        context("order_id", (c, text) -> c.orderId(text)),
        context("payment_reference", (c, text) -> c.paymentReference(text)),
        context("document_id", (c, text) -> c.document(text, null)),
        context("extension x", (c, text) -> c.extensions(Map.of("x", text))),
        context("an extension's name", (c, text) -> c.extensions(Map.of(text, "1"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("textsOfTheContext")
  void noTextOfTheContextMayHoldWhatTablesOrUtf8Cannot(String field, TextSetter setter) {
    assertThatThrownBy(() -> context(c -> setter.set(c, "ab\0")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s contains U+0000 at index 2, which tables cannot hold; remove it", field);
    assertThatThrownBy(() -> context(c -> setter.set(c, "a\ud83d")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s contains half a character (U+D83D) at index 1; mend the sender's encoding", field);
    assertThat(context(c -> setter.set(c, "\ud83d\ude00"))).isNotNull();
  }

  @Test
  void aWrongWayRoundPairIsHalfACharacterToo() {
    assertThatThrownBy(() -> context(c -> c.product("\ude00\ud83d")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("U+DE00");
  }

  @Test
  void extensionsAreCopied() {
    Map<String, String> extensions = new HashMap<>(Map.of("colour", "\"red\""));
    EventContext context = context(c -> c.extensions(extensions));

    extensions.clear();

    assertThat(context.extensions()).containsExactly(Map.entry("colour", "\"red\""));
  }

  @Test
  void theBuilderSetsEachAttribute() {
    EventContext context =
        EventContext.of("acme", Origin.SIMULATED)
            .program("p")
            .product("pr")
            .category("ca")
            .channel("ch")
            .partner("pa")
            .country("DE")
            .customer("cu")
            .orderId("o")
            .paymentReference("pay")
            .document("d", EventContext.DocumentType.CREDIT_NOTE)
            .dateOnly()
            .extensions(Map.of("x", "1"))
            .build();

    assertThat(context)
        .isEqualTo(
            new EventContext(
                "acme",
                "p",
                "pr",
                "ca",
                "ch",
                "pa",
                "DE",
                "cu",
                "o",
                "pay",
                "d",
                EventContext.DocumentType.CREDIT_NOTE,
                Origin.SIMULATED,
                true,
                Map.of("x", "1")));
  }

  private interface TextSetter {
    EventContext.Builder set(EventContext.Builder context, String text);
  }

  private static Arguments context(String field, TextSetter setter) {
    return Arguments.of(field, setter);
  }

  private static EventContext context(UnaryOperator<EventContext.Builder> attributes) {
    return attributes.apply(EventContext.of("acme", Origin.REAL)).build();
  }

  private static Event event(String id, String source, String subject, Instant time) {
    return new Event(id, source, Subject.parse(subject), time, context(c -> c), DATA);
  }
}
