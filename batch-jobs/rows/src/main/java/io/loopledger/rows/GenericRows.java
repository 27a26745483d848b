package io.loopledger.rows;

import io.loopledger.schemas.money.Micros;
import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.ColumnType;
import io.loopledger.schemas.table.RowValues;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** Rows of our tables as Iceberg's generic records, and back. */
public final class GenericRows {
  private static final int RATE_SCALE = 10;

  private GenericRows() {}

  /** The record of a row's object. */
  public static <R> Record record(Types.StructType struct, List<Column<R>> columns, R from) {
    GenericRecord record = GenericRecord.create(struct);
    for (int i = 0; i < columns.size(); i++) {
      Column<R> column = columns.get(i);
      record.set(i, stored(struct.fields().get(i), column, column.value().apply(from)));
    }
    return record;
  }

  private static @Nullable Object stored(
      Types.NestedField field, Column<?> column, @Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Instant time -> time.atOffset(ZoneOffset.UTC);
      case Long micros when column.type() == ColumnType.AMOUNT ->
          BigDecimal.valueOf(micros, Micros.SCALE);
      case BigDecimal rate -> rate.setScale(RATE_SCALE, RoundingMode.UNNECESSARY);
      case java.lang.Record inner -> record(field.type().asStructType(), column.fields(), inner);
      case List<?> list -> {
        Types.StructType element = field.type().asListType().elementType().asStructType();
        yield list.stream()
            .map(each -> record(element, column.fields(), (java.lang.Record) each))
            .toList();
      }
      default -> value;
    };
  }

  /** A record that was read, as our readers want it. */
  public static RowValues values(Record record) {
    return column -> plain(record.getField(column));
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case OffsetDateTime time -> time.toInstant();
      case Record inner -> values(inner);
      case List<?> list -> list.stream().map(GenericRows::plain).toList();
      case null, default -> value;
    };
  }
}
