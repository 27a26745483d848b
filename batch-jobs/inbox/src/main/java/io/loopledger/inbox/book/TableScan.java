package io.loopledger.inbox.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Predicate;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;

/** Reads rows of a table, past Iceberg's registry of formats, which wants ORC and Arrow. */
final class TableScan {
  private final Table table;
  private final Schema schema;
  private final Expression filter;

  private TableScan(Table table, Schema schema, Expression filter) {
    this.table = table;
    this.schema = schema;
    this.filter = filter;
  }

  static TableScan all(Table table) {
    return new TableScan(table, table.schema(), Expressions.alwaysTrue());
  }

  /** The filter leaves out files and row groups; the caller still looks at each row. */
  static TableScan where(Table table, Expression filter, String... columns) {
    return new TableScan(table, table.schema().select(columns), filter);
  }

  /** Hands out rows while more are wanted. */
  void forEach(Predicate<Record> wantsMore) {
    try (CloseableIterable<FileScanTask> files = table.newScan().filter(filter).planFiles()) {
      for (FileScanTask file : files) {
        if (!read(file.file().location(), wantsMore)) {
          return;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot plan a scan of " + table.name(), e);
    }
  }

  private boolean read(String location, Predicate<Record> wantsMore) {
    try (CloseableIterable<Record> records =
        Parquet.read(table.io().newInputFile(location))
            .project(schema)
            .filter(filter)
            .createReaderFunc(found -> GenericParquetReaders.buildReader(schema, found))
            .build()) {
      for (Record record : records) {
        if (!wantsMore.test(record)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + location, e);
    }
  }
}
