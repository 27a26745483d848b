package io.loopledger.catalog.rules;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventContext.DocumentType;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Draws events of every type with amounts as they occur: prices that meet each other, zeros, odd
 * fractions, three currencies. An event never contradicts itself.
 */
final class RandomEvent {
  private static final List<String> PRICES =
      List.of("0", "219", "219", "100", "100", "90", "50", "119", "10", "0.01", "4.99");

  /** Types whose amount may be given back. */
  private static final Set<EventType> SIGNED =
      Set.of(
          EventType.SHIPPING_CHARGED,
          EventType.FEE_CHARGED,
          EventType.MANUAL_ADJUSTMENT,
          EventType.INVOICE_RECEIVED,
          EventType.SETTLEMENT_RECEIVED,
          EventType.OVERHEAD_ALLOCATED,
          EventType.UNIT_WRITTEN_DOWN);

  private static final Set<EventType> IN_REPORTING_CURRENCY =
      Set.of(EventType.EXPECTED_RETURNS_ESTIMATED, EventType.HOLDING_ACCRUED);

  private static final Set<String> ANY_CURRENCY =
      Set.of("linear_cost", "bonus", "points_value", "normal_value", "labour_cost");

  private final Random random;
  private final String brand;
  private String currency = "EUR";

  RandomEvent(Random random, String brand) {
    this.random = random;
    this.brand = brand;
  }

  Event of(EventType type, String source, String id, Instant time) {
    return new Event(id, source, Subject.unit(brand, "1"), time, context(), data(type));
  }

  EventData data(EventType type) {
    currency = IN_REPORTING_CURRENCY.contains(type) ? reporting() : currency();
    return (EventData) record(type.dataClass(), EventField.of(type), type);
  }

  EventContext context() {
    return EventContext.of(brand, pick(Origin.REAL, Origin.REAL, Origin.SIMULATED))
        .program(maybe(pick("restart-1", "restart-2", "resale", "resale", "ademe")))
        .category(maybe(pick("Mobile", "Tablet", "Kettle", "Unheard of")))
        .product(maybe("P-1"))
        .channel(maybe(pick("shop", "outlet")))
        .partner(maybe(pick("p1", "p2")))
        .country(maybe(pick("DE", "DE", "FR", "GB", "US")))
        .orderId(maybe(pick("o1", "o2")))
        .document(maybe("D-1"), random.nextInt(6) == 0 ? pick(DocumentType.values()) : null)
        .build();
  }

  private String currency() {
    return pick("EUR", "EUR", "EUR", "GBP", "USD");
  }

  private String reporting() {
    return brand.equals("gb") ? "GBP" : "EUR";
  }

  private Record record(Class<?> recordClass, List<EventField> fields, @Nullable EventType type) {
    List<@Nullable Object> values = new ArrayList<>();
    for (EventField field : fields) {
      boolean isAbsent = field.optional() && random.nextInt(5) < 2;
      values.add(isAbsent ? absent(field) : value(field, type));
    }
    return make(recordClass, values);
  }

  private static @Nullable Object absent(EventField field) {
    return field.kind() == EventField.Kind.RECORDS ? List.of() : null;
  }

  private Object value(EventField field, @Nullable EventType type) {
    return switch (field.kind()) {
      case TEXT -> text(field);
      case WHOLE_NUMBER -> number(field.name());
      case FLAG -> random.nextBoolean();
      case CHOICE -> pick(field.choices().toArray());
      case MONEY -> money(field.name(), type);
      case TEXT_MAP -> Map.of();
      case RECORD -> record(field.recordClass(), field.fields(), null);
      case RECORDS -> {
        List<Object> items = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
          items.add(record(field.recordClass(), field.fields(), null));
        }
        yield items;
      }
    };
  }

  private String text(EventField field) {
    return switch (field.name()) {
      case "buyer_country" -> pick("DE", "FR", "GB", "US");
      case "issued_by_subject" -> "voucher:" + brand + "/1";
      case "sale_id", "linked_sale_id" -> pick("e0", "e1", "e2", "e3", "o1", "o2");
      default -> field.example().isBlank() ? "x" : field.example();
    };
  }

  private Long number(String name) {
    return switch (name) {
      case "quantity", "points", "part_no", "part_count", "attempt" -> 1L + random.nextInt(3);
      case "quantity_change" -> random.nextInt(7) - 3L;
      case "distance_m" -> (long) random.nextInt(1_000_000);
      default -> (long) random.nextInt(random.nextInt(3) == 0 ? 2 : 2_000);
    };
  }

  private Money money(String name, @Nullable EventType type) {
    boolean isOther = ANY_CURRENCY.contains(name) && random.nextInt(4) == 0;
    long amount = amount();
    boolean isBack =
        type != null && SIGNED.contains(type) && name.equals("amount") && random.nextInt(3) == 0;
    return new Money(isBack ? -amount : amount, isOther ? currency() : currency);
  }

  private long amount() {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt(50_000) * 10_000L;
      case 1 -> random.nextInt(500_000_000);
      default -> Money.of(PRICES.get(random.nextInt(PRICES.size())), "EUR").amountMicros();
    };
  }

  private <T> @Nullable T maybe(T value) {
    return random.nextInt(5) < 2 ? null : value;
  }

  @SafeVarargs
  private <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }

  private static Record make(Class<?> recordClass, List<@Nullable Object> values) {
    try {
      var constructor =
          recordClass.getDeclaredConstructor(
              Arrays.stream(recordClass.getRecordComponents())
                  .map(RecordComponent::getType)
                  .toArray(Class<?>[]::new));
      return (Record) constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(recordClass + " refuses " + values, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + recordClass, e);
    }
  }
}
