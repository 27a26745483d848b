package io.loopledger.schemas.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.RawEventReader;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RowValues;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of {@code raw.events} are read as the events that made them, whatever the type. */
class RawEventRowsTest {
  @ParameterizedTest
  @EnumSource
  void anEventWithEveryFieldComesBack(EventType type) {
    assertComesBack(ExampleEvents.full(type));
  }

  @ParameterizedTest
  @EnumSource
  void anEventWithRequiredFieldsOnlyComesBack(EventType type) {
    assertComesBack(ExampleEvents.bare(type));
  }

  @Property(tries = 2000)
  void anyEventComesBack(@ForAll("events") Event event) {
    assertComesBack(event);
  }

  @Provide
  Arbitrary<Event> events() {
    return RandomEvents.any();
  }

  private static void assertComesBack(Event event) {
    Instant recorded = Instant.parse("2026-11-01T08:00:00.000001Z");
    ReceivedEvent received = new ReceivedEvent(event, 7, recorded, "sales", 2, 42);

    assertThat(RawEventReader.read(row(RawEventsTable.DEFINITION.columns(), received)))
        .isEqualTo(received);
  }

  /** As a reader of the lake hands rows over: nested ones by name, too. */
  private static <R> RowValues row(List<Column<R>> columns, R object) {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (Column<R> column : columns) {
      Object value = column.value().apply(object);
      values.put(
          column.name(),
          switch (value) {
            case Record inner -> row(column.fields(), inner);
            case List<?> list ->
                list.stream().map(inner -> row(column.fields(), (Record) inner)).toList();
            case null, default -> value;
          });
    }
    return values::get;
  }
}
