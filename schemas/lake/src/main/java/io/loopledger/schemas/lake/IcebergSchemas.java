package io.loopledger.schemas.lake;

import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.ColumnType;
import io.loopledger.schemas.table.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Iceberg schemas and partition specs from our table definitions. */
public final class IcebergSchemas {
  private IcebergSchemas() {}

  /** The schema; ids count columns first, as Iceberg assigns them itself. */
  public static Schema schema(TableDefinition<?> table) {
    int nextNestedId = table.columns().size() + 1;
    List<Types.NestedField> fields = new ArrayList<>();
    for (Column<?> column : table.columns()) {
      Type type = type(column.type(), nextNestedId);
      if (column.type() == ColumnType.TEXT_MAP) {
        nextNestedId += 2;
      }
      int id = fields.size() + 1;
      fields.add(
          column.required()
              ? Types.NestedField.required(id, column.name(), type, column.doc())
              : Types.NestedField.optional(id, column.name(), type, column.doc()));
    }
    return new Schema(fields);
  }

  /** By day of the definition's partition column, if it names one. */
  public static PartitionSpec partitionSpec(TableDefinition<?> table, Schema schema) {
    PartitionSpec.Builder spec = PartitionSpec.builderFor(schema);
    table.partitionDayOf().ifPresent(spec::day);
    return spec.build();
  }

  static Type type(ColumnType type, int nextNestedId) {
    return switch (type) {
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
              nextNestedId, nextNestedId + 1, Types.StringType.get(), Types.StringType.get());
    };
  }
}
