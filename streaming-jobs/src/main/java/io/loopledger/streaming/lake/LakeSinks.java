package io.loopledger.streaming.lake;

import io.loopledger.schemas.lake.LakeTables;
import io.loopledger.schemas.table.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.iceberg.DistributionMode;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.sink.IcebergSink;

/**
 * Appends rows to a table, exactly once: they become visible with the checkpoint they belong to.
 * Iceberg's own sink does it; what it commits passes {@link CommitOnce}.
 */
public final class LakeSinks {
  private final Function<TableIdentifier, TableLoader> tables;

  /** Sinks into the tables that {@code tables} loads. */
  public LakeSinks(Function<TableIdentifier, TableLoader> tables) {
    this.tables = tables;
  }

  /** Appends a stream of a table's rows, made by {@link Rows}, to the table. */
  public void append(DataStream<RowData> rows, TableDefinition<?> table) {
    String name = table.namespace() + "-" + table.name();
    IcebergSink.forRowData(ordered(rows, table, name))
        .tableLoader(new CommitOnceLoader(tables.apply(LakeTables.identifier(table))))
        .distributionMode(DistributionMode.NONE)
        .uidSuffix("lake-" + name)
        .append();
  }

  private DataStream<RowData> ordered(
      DataStream<RowData> rows, TableDefinition<?> table, String name) {
    Schema schema = schema(table);
    ColumnOrder order = ColumnOrder.of(table, schema);
    if (order.isSame()) {
      return rows;
    }
    return rows.map(order)
        .name("order columns of " + table.qualifiedName())
        .uid("order-" + name)
        .returns(InternalTypeInfo.of(FlinkSchemaUtil.convert(schema)));
  }

  private Schema schema(TableDefinition<?> table) {
    try (TableLoader loader = tables.apply(LakeTables.identifier(table))) {
      loader.open();
      return loader.loadTable().schema();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot load " + table.qualifiedName(), e);
    }
  }
}
