package io.loopledger.schemas.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every type, full, bare and random, is held to in the lake module: {@code RawEventRowsTest}. */
class RawEventReaderTest {
  private static final Instant NOON = Instant.parse("2024-03-01T12:00:00.123456Z");

  private final ReceivedEvent sold = sold();
  private final Map<String, @Nullable Object> row = row(sold);

  @Test
  void aRowIsTheEventThatMadeIt() {
    assertThat(RawEventReader.read(row::get)).isEqualTo(sold);
  }

  @Test
  void amountsMayComeAsDecimalsAndWholeNumbersAsIntegers() {
    row.put("unit_price", new BigDecimal("2.550000"));
    row.put("quantity", 3);

    assertThat(RawEventReader.read(row::get)).isEqualTo(sold);
  }

  @Test
  void whatARowCannotHoldIsRefusedWithItsPlace() {
    assertRefused("type", "UnitTeleported", "type 'UnitTeleported' is not known", "upgrade");
    assertRefused("type", null, "type is empty");
    assertRefused("brand", null, "brand is empty", "Brand the event belongs to");
    assertRefused("unit_price", "2.55", "unit_price is '2.55' (String), not a decimal");
    assertRefused("unit_price", new BigDecimal("0.0000001"), "unit_price: ", "six decimals");
    assertRefused("unit_price_currency", null, "unit_price_currency is empty");
    assertRefused("unit_price_currency", "EURO", "currency 'EURO' is not an ISO 4217 code");
    assertRefused("quantity", 1.5, "quantity is '1.5' (Double), not a whole number");
    assertRefused("date_only", "yes", "date_only is 'yes' (String), not of type Boolean");
    assertRefused("origin", "guessed", "origin is 'guessed'", "[REAL, DERIVED, SIMULATED]");
    assertRefused("subject", "unit:other/1", "subject is refused", "is not one of brand 'acme'");
    assertRefused(
        "recorded_time", "today", "recorded_time is 'today' (String), not of type Instant");
  }

  private void assertRefused(String column, @Nullable Object value, String... parts) {
    Map<String, @Nullable Object> wrong = new HashMap<>(row);
    wrong.put(column, value);
    assertThatThrownBy(() -> RawEventReader.read(wrong::get))
        .as(column)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("event 'e1' of source '/shop' in raw.events: ")
        .hasMessageContainingAll(parts);
  }

  private static ReceivedEvent sold() {
    EventContext context =
        EventContext.of("acme", Origin.SIMULATED)
            .document("F-1", EventContext.DocumentType.INVOICE)
            .dateOnly()
            .extensions(Map.of("colour", "\"red\""))
            .build();
    EventData data = new EventData.ProductSold(3, Money.of("2.55", "GBP"), "lantern");
    Event event = new Event("e1", "/shop", Subject.unit("acme", "1"), NOON, context, data);
    return new ReceivedEvent(event, 7, NOON.plusSeconds(1), "sales", 2, 42);
  }

  private static Map<String, @Nullable Object> row(ReceivedEvent received) {
    Map<String, @Nullable Object> row = new HashMap<>();
    for (Column<ReceivedEvent> column : RawEventsTable.DEFINITION.columns()) {
      row.put(column.name(), column.value().apply(received));
    }
    return row;
  }
}
