package io.loopledger.streaming.lake;

import io.loopledger.schemas.lake.IcebergSchemas;
import io.loopledger.schemas.money.Micros;
import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.TableDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.logical.RowType;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.jspecify.annotations.Nullable;

/** Rows of a table, made column by column from its definition. */
public final class Rows<R> {
  private static final int PRECISION = 20;
  private static final int RATE_SCALE = 10;

  private final List<Column<R>> columns;

  private Rows(TableDefinition<R> table) {
    this.columns = table.columns();
  }

  /** Rows of this table. */
  public static <R> Rows<R> of(TableDefinition<R> table) {
    return new Rows<>(table);
  }

  /** The row type as Flink's table runtime knows it. */
  public static InternalTypeInfo<RowData> typeInfo(TableDefinition<?> table) {
    RowType type = FlinkSchemaUtil.convert(IcebergSchemas.schema(table));
    return InternalTypeInfo.of(type);
  }

  /** The row of an object. */
  public RowData row(R from) {
    return row(columns, from);
  }

  private static <T> RowData row(List<Column<T>> columns, T from) {
    GenericRowData row = new GenericRowData(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      Column<T> column = columns.get(i);
      Object value = column.value().apply(from);
      if (value == null && column.required()) {
        throw new IllegalStateException("column %s is required".formatted(column.name()));
      }
      row.setField(i, value == null ? null : flinkValue(column, value));
    }
    return row;
  }

  private static Object flinkValue(Column<?> column, Object value) {
    return switch (column.type()) {
      case TEXT -> StringData.fromString((String) value);
      case LONG, INT, FLAG -> value;
      case DATE -> Math.toIntExact(((LocalDate) value).toEpochDay());
      case INSTANT -> TimestampData.fromInstant((Instant) value);
      case AMOUNT -> amount((Long) value);
      case RATE -> decimal((BigDecimal) value, RATE_SCALE);
      case TEXT_MAP -> map((Map<?, ?>) value);
      case ROW -> row(column.fields(), (Record) value);
      case ROWS ->
          new GenericArrayData(
              ((List<?>) value)
                  .stream().map(inner -> row(column.fields(), (Record) inner)).toArray());
    };
  }

  /** Every long fits, so nothing is looked at again. */
  private static DecimalData amount(long micros) {
    return DecimalData.fromBigDecimal(Micros.toDecimal(micros), PRECISION, Micros.SCALE);
  }

  private static DecimalData decimal(BigDecimal value, int scale) {
    DecimalData decimal = DecimalData.fromBigDecimal(value, PRECISION, scale);
    if (decimal == null || decimal.toBigDecimal().compareTo(value) != 0) {
      throw new IllegalStateException(
          "%s does not fit decimal(%d,%d) exactly"
              .formatted(value.toPlainString(), PRECISION, scale));
    }
    return decimal;
  }

  private static GenericMapData map(Map<?, ?> value) {
    Map<@Nullable Object, Object> texts = new HashMap<>();
    value.forEach(
        (key, text) ->
            texts.put(StringData.fromString((String) key), StringData.fromString((String) text)));
    return new GenericMapData(texts);
  }
}
