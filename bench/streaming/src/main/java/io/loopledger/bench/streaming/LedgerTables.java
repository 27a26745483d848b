package io.loopledger.bench.streaming;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.schemas.table.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.FlinkWriteConf;
import org.apache.iceberg.flink.sink.RowDataTaskWriterFactory;
import org.apache.iceberg.flink.sink.SinkUtil;
import org.apache.iceberg.io.TaskWriter;

/** The three tables with most rows, written by Iceberg's stock writer and committed at once. */
final class LedgerTables implements AutoCloseable {
  private static final long FILE_BYTES = 512L << 20;

  private final Lake lake;
  private final Sheet raw;
  private final Sheet entries;
  private final Sheet rollup;

  private LedgerTables(Lake lake) {
    this.lake = lake;
    this.raw = Sheet.of(lake, RawEventsTable.DEFINITION);
    this.entries = Sheet.of(lake, EntriesTable.DEFINITION);
    this.rollup = Sheet.of(lake, RollupTable.DEFINITION);
  }

  static LedgerTables open(LakeConfig config) {
    return new LedgerTables(Lake.open(config));
  }

  Sheet raw() {
    return raw;
  }

  Sheet entries() {
    return entries;
  }

  Sheet rollup() {
    return rollup;
  }

  void commit() throws IOException {
    for (Sheet sheet : List.of(raw, entries, rollup)) {
      sheet.commit();
    }
  }

  @Override
  public void close() {
    lake.close();
  }

  /** A table that is written. */
  record Sheet(Table table, TaskWriter<RowData> writer) {
    static Sheet of(Lake lake, TableDefinition<?> definition) {
      Table table = lake.table(definition);
      Map<String, String> properties =
          SinkUtil.writeProperties(
              FileFormat.PARQUET, new FlinkWriteConf(table, Map.of(), new Configuration()), table);
      RowDataTaskWriterFactory factory =
          new RowDataTaskWriterFactory(
              table,
              FlinkSchemaUtil.convert(table.schema()),
              FILE_BYTES,
              FileFormat.PARQUET,
              properties,
              List.of(),
              false);
      factory.initialize(1, 1);
      return new Sheet(table, factory.create());
    }

    void write(RowData row) {
      try {
        writer.write(row);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write to " + table.name(), e);
      }
    }

    void commit() throws IOException {
      AppendFiles append = table.newAppend();
      for (DataFile file : writer.complete().dataFiles()) {
        append.appendFile(file);
      }
      append.commit();
    }
  }
}
