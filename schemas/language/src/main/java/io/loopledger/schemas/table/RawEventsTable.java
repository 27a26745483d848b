package io.loopledger.schemas.table;

import static io.loopledger.schemas.table.Column.required;

import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.ReceivedEvent;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code raw.events}, the audit trail: the envelope, and the union of all types' own fields as
 * typed columns, so that anyone can recompute any figure with plain SQL.
 */
public final class RawEventsTable {
  /** The definition. */
  public static final TableDefinition<ReceivedEvent> DEFINITION =
      new TableDefinition<>(
          "raw",
          "events",
          "The audit trail: every accepted event once, with its own fields as columns.",
          columns(),
          Optional.of(TableLayout.byMonth("recorded_time", "brand", "type")));

  private RawEventsTable() {}

  private static List<Column<ReceivedEvent>> columns() {
    Map<String, Column<ReceivedEvent>> columns = new LinkedHashMap<>();
    envelope().forEach(column -> columns.put(column.name(), column));
    for (EventField field : EventField.context()) {
      if (field.component().getType() == Origin.class) {
        merge(columns, OriginColumn.of(row -> row.event().context().origin()));
      } else {
        add(columns, field, !field.optional(), row -> row.event().context());
      }
    }
    ownOfTypes().forEach(column -> merge(columns, column));
    return new ArrayList<>(columns.values());
  }

  private static List<Column<ReceivedEvent>> envelope() {
    return List.of(
        required("event_id", ColumnType.TEXT, "Id within the source.", r -> r.event().id()),
        required("source", ColumnType.TEXT, "Who says so.", r -> r.event().source()),
        required("type", ColumnType.TEXT, "Event type.", r -> r.event().type().typeName()),
        required(
            "subject", ColumnType.TEXT, "Ledger subject.", r -> r.event().subject().toString()),
        required(
            "effective_time",
            ColumnType.INSTANT,
            "When it happened.",
            r -> r.event().effectiveTime()),
        required(
            "recorded_time",
            ColumnType.INSTANT,
            "When it was received.",
            ReceivedEvent::recordedTime),
        required(
            "ref_version",
            ColumnType.LONG,
            "Reference version (rates, factors, policies) pinned for it.",
            ReceivedEvent::refVersion),
        required("topic", ColumnType.TEXT, "Kafka topic.", ReceivedEvent::topic),
        required("kafka_partition", ColumnType.INT, "Kafka partition.", ReceivedEvent::partition),
        required("kafka_offset", ColumnType.LONG, "Kafka offset.", ReceivedEvent::offset));
  }

  private static void add(
      Map<String, Column<ReceivedEvent>> columns,
      EventField field,
      boolean isRequired,
      Function<ReceivedEvent, @Nullable Record> record) {
    EventColumns.of(field, isRequired, record).forEach(column -> merge(columns, column));
  }

  /** The same name in two types is one column, if it means the same. */
  private static void merge(
      Map<String, Column<ReceivedEvent>> columns, Column<ReceivedEvent> added) {
    columns.merge(added.name(), added, RawEventsTable::either);
  }

  private static Column<ReceivedEvent> either(
      Column<ReceivedEvent> first, Column<ReceivedEvent> second) {
    requireSame(first, second);
    return optional(
        first,
        row -> {
          Object value = first.value().apply(row);
          return value != null ? value : second.value().apply(row);
        });
  }

  /** One column for all types that have a field of the name, found by the class of the data. */
  private static List<Column<ReceivedEvent>> ownOfTypes() {
    Map<String, Map<Class<?>, Column<Record>>> byName = new LinkedHashMap<>();
    for (EventType type : EventType.values()) {
      for (EventField field : EventField.of(type)) {
        for (Column<Record> column : EventColumns.of(field, false, (Record data) -> data)) {
          byName
              .computeIfAbsent(column.name(), name -> new LinkedHashMap<>())
              .put(type.dataClass(), column);
        }
      }
    }
    return byName.values().stream().map(RawEventsTable::ofTypes).toList();
  }

  private static Column<ReceivedEvent> ofTypes(Map<Class<?>, Column<Record>> columns) {
    Column<Record> first = columns.values().iterator().next();
    columns.values().forEach(column -> requireSame(first, column));
    Map<Class<?>, Column<Record>> byData = new IdentityHashMap<>(columns);
    return optional(
        first,
        row -> {
          Record data = (Record) row.event().data();
          Column<Record> column = byData.get(data.getClass());
          return column == null ? null : column.value().apply(data);
        });
  }

  /** A column like this one, with values of its own. */
  private static Column<ReceivedEvent> optional(
      Column<?> like, Function<ReceivedEvent, @Nullable Object> value) {
    return new Column<>(like.name(), like.type(), false, like.doc(), value, like.fields());
  }

  private static void requireSame(Column<?> first, Column<?> second) {
    if (first.type() != second.type() || !names(first).equals(names(second))) {
      throw new IllegalStateException(
          "field %s has two types: %s and %s".formatted(first.name(), first.type(), second.type()));
    }
  }

  private static List<String> names(Column<?> column) {
    return column.fields().stream().map(Column::name).toList();
  }
}
