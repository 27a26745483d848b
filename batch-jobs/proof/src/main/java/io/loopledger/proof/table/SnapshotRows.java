package io.loopledger.proof.table;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.RowValues;
import io.loopledger.schemas.table.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.iceberg.CombinedScanTask;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;
import org.jspecify.annotations.Nullable;

/** The rows of a table at a snapshot, in parts that several workers can read at the same time. */
final class SnapshotRows {
  private final Table table;
  private final Schema schema;
  private final OptionalLong snapshot;

  private SnapshotRows(Table table, Schema schema, OptionalLong snapshot) {
    this.table = table;
    this.schema = schema;
    this.snapshot = snapshot;
  }

  /** All columns. */
  static SnapshotRows of(Lake lake, ProofSnapshots snapshots, TableDefinition<?> definition) {
    Table table = lake.table(definition);
    return new SnapshotRows(table, table.schema(), snapshots.of(definition));
  }

  /** Some columns; the others are not read. */
  static SnapshotRows of(
      Lake lake, ProofSnapshots snapshots, TableDefinition<?> definition, String... columns) {
    Table table = lake.table(definition);
    return new SnapshotRows(table, table.schema().select(columns), snapshots.of(definition));
  }

  /** The parts of the table; together they are all of it. */
  List<CombinedScanTask> parts() {
    if (snapshot.isEmpty()) {
      return List.of();
    }
    List<CombinedScanTask> parts = new ArrayList<>();
    try (CloseableIterable<CombinedScanTask> tasks =
        table.newScan().useSnapshot(snapshot.getAsLong()).planTasks()) {
      tasks.forEach(parts::add);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot plan a scan of " + table.name(), e);
    }
    return parts;
  }

  /** Hands out the rows of a part. */
  void read(CombinedScanTask part, Consumer<RowValues> out) {
    for (FileScanTask file : part.files()) {
      if (!file.deletes().isEmpty()) {
        throw new IllegalStateException(
            "%s has rows that were deleted in %s; its rows are only ever added, see who deletes"
                .formatted(table.name(), file.file().location()));
      }
      read(file, out);
    }
  }

  /** Hands out all rows. */
  void forEach(Consumer<RowValues> out) {
    parts().forEach(part -> read(part, out));
  }

  private void read(FileScanTask file, Consumer<RowValues> out) {
    try (CloseableIterable<Record> records =
        Parquet.read(table.io().newInputFile(file.file().location()))
            .split(file.start(), file.length())
            .project(schema)
            .createReaderFunc(found -> GenericParquetReaders.buildReader(schema, found))
            .build()) {
      records.forEach(record -> out.accept(values(record)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.file().location(), e);
    }
  }

  private static RowValues values(Record record) {
    return column -> plain(record.getField(column));
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case OffsetDateTime time -> time.toInstant();
      case Record inner -> values(inner);
      case List<?> list -> list.stream().map(SnapshotRows::plain).toList();
      case null, default -> value;
    };
  }
}
