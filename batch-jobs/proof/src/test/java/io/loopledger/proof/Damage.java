package io.loopledger.proof;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;

/**
 * What goes wrong with a table: rows that are lost, altered or added behind the posting job's back,
 * written straight into its files. Closing it brings the table back as it was.
 */
final class Damage implements AutoCloseable {
  private final Table table;
  private final long before;

  private Damage(Table table) {
    this.table = table;
    this.before = table.currentSnapshot() == null ? -1 : table.currentSnapshot().snapshotId();
  }

  static Damage to(Lake lake, TableDefinition<?> definition) {
    return new Damage(lake.table(definition));
  }

  /** The first row, in the order of files, that is wanted. */
  Record first(Predicate<Record> wanted) {
    return rows().stream().filter(wanted).findFirst().orElseThrow();
  }

  List<Record> rows() {
    List<Record> rows = new ArrayList<>();
    for (DataFile file : files()) {
      rows.addAll(read(file));
    }
    return rows;
  }

  /** A row without values. */
  Record empty() {
    return org.apache.iceberg.data.GenericRecord.create(table.schema());
  }

  /** Adds a row. */
  void add(Record row) {
    PartitionKey partition = new PartitionKey(table.spec(), table.schema());
    partition.partition(new InternalRecordWrapper(table.schema().asStruct()).wrap(row));
    table.newAppend().appendFile(write(partition, List.of(row))).commit();
  }

  /** Writes the file that holds a row anew, with others or none in its place. */
  void replace(Record row, UnaryOperator<Record> by) {
    rewrite(row, rows -> rows.stream().map(r -> r.equals(row) ? by.apply(r.copy()) : r).toList());
  }

  /** Writes the file that holds a row anew, without it. */
  void lose(Record row) {
    rewrite(row, rows -> rows.stream().filter(r -> !r.equals(row)).toList());
  }

  private void rewrite(Record row, UnaryOperator<List<Record>> change) {
    for (DataFile file : files()) {
      List<Record> rows = read(file);
      if (rows.contains(row)) {
        table
            .newOverwrite()
            .deleteFile(file)
            .addFile(write(file.partition(), change.apply(rows)))
            .commit();
        return;
      }
    }
    throw new IllegalArgumentException("no such row: " + row);
  }

  private List<DataFile> files() {
    table.refresh();
    List<DataFile> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      tasks.forEach(task -> files.add(task.file()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.sort((a, b) -> a.location().compareTo(b.location()));
    return files;
  }

  private List<Record> read(DataFile file) {
    List<Record> rows = new ArrayList<>();
    try (CloseableIterable<Record> records =
        Parquet.read(table.io().newInputFile(file.location()))
            .project(table.schema())
            .createReaderFunc(found -> GenericParquetReaders.buildReader(table.schema(), found))
            .build()) {
      records.forEach(rows::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private DataFile write(StructLike partition, List<Record> rows) {
    String location = "%s/data/damage-%s.parquet".formatted(table.location(), UUID.randomUUID());
    try {
      DataWriter<Record> writer =
          Parquet.writeData(table.io().newOutputFile(location))
              .forTable(table)
              .withSpec(table.spec())
              .withPartition(partition)
              .createWriterFunc(GenericParquetWriter::create)
              .build();
      try (writer) {
        writer.write(rows);
      }
      return writer.toDataFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (before >= 0) {
      table.manageSnapshots().setCurrentSnapshot(before).commit();
    } else {
      table
          .newDelete()
          .deleteFromRowFilter(org.apache.iceberg.expressions.Expressions.alwaysTrue())
          .commit();
    }
  }
}
