package io.loopledger.testkit;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Random events of every registered type, with content as odd as the types allow. */
public final class RandomEvents {
  private static final double ABSENT = 0.3;

  private RandomEvents() {}

  /** Events of all types. */
  public static Arbitrary<Event> any() {
    return Arbitraries.of(EventType.values()).flatMap(RandomEvents::of);
  }

  /** Events of one type. */
  public static Arbitrary<Event> of(EventType type) {
    return Combinators.combine(
            text().filter(text -> !text.isBlank()),
            Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(20),
            Combinators.combine(
                    Arbitraries.of(Subject.Kind.class), text().filter(text -> !text.isBlank()))
                .as((kind, key) -> new Subject(kind, "brand/" + key)),
            times(),
            records(EventContext.class, EventField.context()),
            records(type.dataClass(), EventField.of(type)))
        .as(
            (id, source, subject, time, context, data) ->
                new Event(id, "/random/" + source, subject, time, context, data));
  }

  /** Text of all planes of Unicode. */
  public static Arbitrary<String> text() {
    return Arbitraries.oneOf(
        Arbitraries.strings()
            .withCharRange('\u0001', '\ud7ff')
            .withCharRange('\ue000', '\uffff')
            .ofMaxLength(20),
        Arbitraries.of("", " ", "😀👩‍🔧", "مرحبا", "e\u0301", "\ufeffx", "a\r\n\tb", "\"'`;--"));
  }

  private static Arbitrary<Instant> times() {
    return Combinators.combine(
            Arbitraries.longs()
                .between(Event.EARLIEST.getEpochSecond(), Event.LATEST.getEpochSecond() - 1),
            Arbitraries.integers().between(0, 999_999_999))
        .as(Instant::ofEpochSecond);
  }

  private static <R> Arbitrary<R> records(Class<R> recordClass, List<EventField> fields) {
    List<Arbitrary<@Nullable Object>> values = new ArrayList<>();
    for (EventField field : fields) {
      values.add(field.optional() ? value(field).injectNull(ABSENT) : value(field));
    }
    return Combinators.combine(values).as(made -> record(recordClass, made));
  }

  /** Types that refuse numbers below zero or blank texts get others. */
  private static <R> R record(Class<R> recordClass, List<@Nullable Object> values) {
    try {
      return Records.make(recordClass, values);
    } catch (IllegalArgumentException e) {
      List<@Nullable Object> positive = new ArrayList<>();
      values.forEach(value -> positive.add(positive(value)));
      return Records.make(recordClass, positive);
    }
  }

  private static @Nullable Object positive(@Nullable Object value) {
    if (value instanceof Long number) {
      return magnitude(number);
    }
    if (value instanceof Money money) {
      return new Money(magnitude(money.amountMicros()), money.currency());
    }
    return value instanceof String text && text.isBlank() ? "x" : value;
  }

  private static long magnitude(long number) {
    return number == Long.MIN_VALUE ? Long.MAX_VALUE : Math.max(1, Math.abs(number));
  }

  private static Arbitrary<Object> value(EventField field) {
    return switch (field.kind()) {
      case TEXT -> text(field.name()).asGeneric();
      case WHOLE_NUMBER -> Arbitraries.longs().asGeneric();
      case FLAG -> Arbitraries.of(true, false).asGeneric();
      case CHOICE -> Arbitraries.of(Records.choices(field));
      case MONEY ->
          Combinators.combine(Arbitraries.longs(), Arbitraries.of("EUR", "GBP", "JPY", "XAU"))
              .as(Money::new)
              .asGeneric();
      case TEXT_MAP -> Arbitraries.maps(text(), text()).ofMaxSize(3).asGeneric();
      case RECORD -> records(field.recordClass(), field.fields()).asGeneric();
      case RECORDS -> records(field.recordClass(), field.fields()).list().ofMaxSize(3).asGeneric();
    };
  }

  private static Arbitrary<String> text(String field) {
    return switch (field) {
      case "brand" -> Arbitraries.just("brand");
      case "customer" ->
          Arbitraries.of("psn_mfrggzdfmztwq2lknnwg23tpoa", "psn_aaaaaaaaaaaaaaaaaaaaaaaaaa");
      case "issued_by_subject" -> Arbitraries.of("unit:brand/QR-1", "voucher:brand/ü 漢 😀");
      case "country", "buyer_country" -> Arbitraries.of("DE", "GB", "XI");
      default -> text();
    };
  }
}
