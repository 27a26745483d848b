package io.loopledger.schemas.lake;

import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.NullOrder;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Iceberg schemas, partition specs and sort orders from our table definitions. */
public final class IcebergSchemas {
  private IcebergSchemas() {}

  /** The schema; ids count columns first, as Iceberg assigns them itself. */
  public static Schema schema(TableDefinition<?> table) {
    AtomicInteger lastId = new AtomicInteger(table.columns().size());
    List<Types.NestedField> fields = new ArrayList<>();
    for (Column<?> column : table.columns()) {
      fields.add(field(fields.size() + 1, column, lastId));
    }
    return new Schema(fields);
  }

  /** By the time of the definition's layout, if it has one. */
  public static PartitionSpec partitionSpec(TableDefinition<?> table, Schema schema) {
    PartitionSpec.Builder spec = PartitionSpec.builderFor(schema);
    table
        .layout()
        .ifPresent(
            layout -> {
              switch (layout.grain()) {
                case DAY -> spec.day(layout.timeColumn());
                case MONTH -> spec.month(layout.timeColumn());
              }
            });
    return spec.build();
  }

  /** By the columns of the definition's layout, what is missing first. */
  public static SortOrder sortOrder(TableDefinition<?> table, Schema schema) {
    SortOrder.Builder order = SortOrder.builderFor(schema);
    table.layout().stream()
        .flatMap(layout -> layout.sortedBy().stream())
        .forEach(column -> order.asc(column, NullOrder.NULLS_FIRST));
    return order.build();
  }

  /** The type of a column; ids inside it come from a count of their own. */
  static Type type(Column<?> column) {
    return type(column, new AtomicInteger());
  }

  private static Types.NestedField field(int id, Column<?> column, AtomicInteger lastId) {
    Type type = type(column, lastId);
    return column.required()
        ? Types.NestedField.required(id, column.name(), type, column.doc())
        : Types.NestedField.optional(id, column.name(), type, column.doc());
  }

  private static Type type(Column<?> column, AtomicInteger lastId) {
    return switch (column.type()) {
      case TEXT -> Types.StringType.get();
      case LONG -> Types.LongType.get();
      case INT -> Types.IntegerType.get();
      case FLAG -> Types.BooleanType.get();
      case DATE -> Types.DateType.get();
      case INSTANT -> Types.TimestampType.withZone();
      case AMOUNT -> Types.DecimalType.of(20, 6);
      case RATE -> Types.DecimalType.of(20, 10);
      case TEXT_MAP ->
          Types.MapType.ofRequired(
              lastId.incrementAndGet(),
              lastId.incrementAndGet(),
              Types.StringType.get(),
              Types.StringType.get());
      case ROW -> row(column, lastId);
      case ROWS -> Types.ListType.ofRequired(lastId.incrementAndGet(), row(column, lastId));
    };
  }

  private static Types.StructType row(Column<?> column, AtomicInteger lastId) {
    int firstId = lastId.getAndAdd(column.fields().size()) + 1;
    List<Types.NestedField> fields = new ArrayList<>();
    for (Column<?> inner : column.fields()) {
      fields.add(field(firstId + fields.size(), inner, lastId));
    }
    return Types.StructType.of(fields);
  }
}
