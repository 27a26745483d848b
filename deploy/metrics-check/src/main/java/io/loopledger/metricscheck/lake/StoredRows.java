package io.loopledger.metricscheck.lake;

import io.loopledger.rows.GenericRows;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.RowValues;
import io.loopledger.schemas.table.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;

/** The rows of a table, read from its files. */
public final class StoredRows {
  private StoredRows() {}

  /** Hands out each row of the newest snapshot. */
  public static void read(Lake lake, TableDefinition<?> definition, Consumer<RowValues> out) {
    Table table = lake.table(definition);
    try (CloseableIterable<FileScanTask> files = table.newScan().planFiles()) {
      for (FileScanTask file : files) {
        read(table, file, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + definition.qualifiedName(), e);
    }
  }

  private static void read(Table table, FileScanTask file, Consumer<RowValues> out)
      throws IOException {
    try (CloseableIterable<Record> records =
        Parquet.read(table.io().newInputFile(file.file().location()))
            .project(table.schema())
            .createReaderFunc(found -> GenericParquetReaders.buildReader(table.schema(), found))
            .build()) {
      records.forEach(record -> out.accept(GenericRows.values(record)));
    }
  }
}
