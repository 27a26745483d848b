package io.loopledger.streaming.lake;

import io.loopledger.schemas.lake.LakeTables;
import io.loopledger.schemas.table.TableDefinition;
import java.util.function.Function;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.DistributionMode;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.sink.IcebergSink;

/**
 * Appends rows to a table, exactly once: they become visible with the checkpoint they belong to.
 */
public final class LakeSinks {
  private final Function<TableIdentifier, TableLoader> tables;

  /** Sinks into the tables that {@code tables} loads. */
  public LakeSinks(Function<TableIdentifier, TableLoader> tables) {
    this.tables = tables;
  }

  /** Appends a stream to a table. */
  public void append(DataStream<RowData> rows, TableDefinition<?> table) {
    IcebergSink.forRowData(rows)
        .tableLoader(tables.apply(LakeTables.identifier(table)))
        .distributionMode(DistributionMode.NONE)
        .uidSuffix("lake-" + table.namespace() + "-" + table.name())
        .append();
  }
}
