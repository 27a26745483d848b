package io.loopledger.schemas.table;

import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of an event's field: one, or for money an amount and its currency. */
final class EventColumns {
  private EventColumns() {}

  static <R> List<Column<R>> of(
      EventField field, boolean isRequired, Function<R, @Nullable Record> record) {
    return switch (field.kind()) {
      case MONEY -> money(field, record);
      case TEXT, CHOICE -> plain(field, ColumnType.TEXT, isRequired, record);
      case WHOLE_NUMBER -> plain(field, ColumnType.LONG, isRequired, record);
      case FLAG -> plain(field, ColumnType.FLAG, isRequired, record);
      case TEXT_MAP -> plain(field, ColumnType.TEXT_MAP, isRequired, record);
      case RECORD -> plain(field, ColumnType.ROW, isRequired, record);
      case RECORDS -> plain(field, ColumnType.ROWS, isRequired, record);
    };
  }

  private static <R> List<Column<R>> money(EventField field, Function<R, @Nullable Record> record) {
    return List.of(
        new Column<>(
            field.name(),
            ColumnType.AMOUNT,
            false,
            field.doc(),
            row -> part(field, record.apply(row), Money::amountMicros)),
        new Column<>(
            field.name() + "_currency",
            ColumnType.TEXT,
            false,
            "Currency of " + field.name() + ".",
            row -> part(field, record.apply(row), Money::currency)));
  }

  private static <R> List<Column<R>> plain(
      EventField field, ColumnType type, boolean isRequired, Function<R, @Nullable Record> record) {
    return List.of(
        new Column<>(
            field.name(),
            type,
            isRequired,
            field.doc(),
            row -> value(field, record.apply(row)),
            fieldsOf(field)));
  }

  private static List<Column<Record>> fieldsOf(EventField field) {
    List<Column<Record>> columns = new ArrayList<>();
    for (EventField inner : field.fields()) {
      columns.addAll(of(inner, false, record -> record));
    }
    return columns;
  }

  private static @Nullable Object value(EventField field, @Nullable Record record) {
    Object value = record == null ? null : field.value(record);
    return value instanceof Enum<?> choice ? choice.name() : value;
  }

  private static @Nullable Object part(
      EventField field, @Nullable Record record, Function<Money, Object> part) {
    return record != null && field.value(record) instanceof Money money ? part.apply(money) : null;
  }
}
