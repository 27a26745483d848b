package io.loopledger.testkit;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One fixed event of every type, made from its fields: what new types get without being listed. */
public final class ExampleEvents {
  private static final Instant TIME = Instant.parse("2024-03-01T10:15:30.123456Z");

  private ExampleEvents() {}

  /** An event in which every field has a value. */
  public static Event full(EventType type) {
    EventContext context = Records.make(EventContext.class, values(EventField.context(), true));
    return event(type, "full", context, values(EventField.of(type), true));
  }

  /** An event in which only the required fields have a value. */
  public static Event bare(EventType type) {
    EventContext context = EventContext.of("acme", Origin.SIMULATED).build();
    return event(type, "bare", context, values(EventField.of(type), false));
  }

  private static Event event(
      EventType type, String id, EventContext context, List<@Nullable Object> data) {
    return new Event(
        id + " ü 漢 😀",
        "/example/" + type.typeName(),
        Subject.unit("acme", type.typeName() + "-ü"),
        TIME,
        context,
        Records.make(type.dataClass(), data));
  }

  private static List<@Nullable Object> values(List<EventField> fields, boolean isFull) {
    List<@Nullable Object> values = new ArrayList<>();
    for (EventField field : fields) {
      values.add(isFull || !field.optional() ? value(field) : null);
    }
    return values;
  }

  private static Object value(EventField field) {
    return switch (field.kind()) {
      case TEXT -> text(field.name());
      case WHOLE_NUMBER -> 3L;
      case FLAG -> true;
      case CHOICE -> Records.choices(field)[Records.choices(field).length - 1];
      case MONEY -> Money.of("12.345678", "EUR");
      case TEXT_MAP -> Map.of("colour", "{\"name\":\"rot\"}");
      case RECORD -> record(field);
      case RECORDS -> List.of(record(field), record(field));
    };
  }

  private static Record record(EventField field) {
    return Records.make(field.recordClass(), values(field.fields(), true));
  }

  private static String text(String field) {
    return switch (field) {
      case "brand" -> "acme";
      case "customer" -> "psn_mfrggzdfmztwq2lknnwg23tpoa";
      case "country", "buyer_country" -> "DE";
      case "issued_by_subject" -> "unit:acme/QR-ü";
      default -> field + " – ü 漢 😀";
    };
  }
}
