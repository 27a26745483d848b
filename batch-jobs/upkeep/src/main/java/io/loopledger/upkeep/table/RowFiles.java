package io.loopledger.upkeep.table;

import io.loopledger.upkeep.policy.CompactionPolicy;
import io.loopledger.upkeep.policy.FileGroup;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.parquet.Parquet;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows from data files, and writes them into new ones. It goes past Iceberg's registry of
 * formats, which does not load without ORC and Arrow on the class path.
 */
final class RowFiles {
  private final Table table;

  RowFiles(Table table) {
    this.table = table;
  }

  /** The rows of files, one file after the other; of each only one is open at a time. */
  CloseableIterable<Record> read(List<DataFile> files) {
    return CloseableIterable.concat(files.stream().map(this::read).toList());
  }

  private CloseableIterable<Record> read(DataFile file) {
    if (file.format() != FileFormat.PARQUET) {
      throw new IllegalStateException(
          "%s is a file of format %s; the lake's are PARQUET"
              .formatted(file.location(), file.format()));
    }
    return Parquet.read(table.io().newInputFile(file.location()))
        .project(table.schema())
        .createReaderFunc(found -> GenericParquetReaders.buildReader(table.schema(), found))
        .build();
  }

  /**
   * New files in a partition, with the settings of the table: one, or several if rows are divided.
   *
   * @param rows in the table's sort order, if it has one
   * @param divides see {@link FileGroup#dividesRows()}
   */
  List<DataFile> write(CloseableIterable<Record> rows, Placement placement, boolean divides)
      throws IOException {
    OutputFileFactory names =
        OutputFileFactory.builderFor(table, 0, 0)
            .format(FileFormat.PARQUET)
            .operationId("upkeep-" + UUID.randomUUID())
            .build();
    Run run = new Run(names, placement, divides);
    try (run) {
      rows.forEach(run::add);
      run.finish();
    } catch (RuntimeException | IOException e) {
      run.discard();
      throw e;
    }
    return run.written;
  }

  /** One writing of rows, file after file. */
  private final class Run implements Closeable {
    private final OutputFileFactory names;
    private final Placement placement;
    private final boolean divides;
    private final String column;
    private final List<String> locations = new ArrayList<>();
    private final List<DataFile> written = new ArrayList<>();
    private @Nullable DataWriter<Record> writer;
    private @Nullable Object value;
    private long rowsOfFile;

    Run(OutputFileFactory names, Placement placement, boolean divides) {
      this.names = names;
      this.placement = placement;
      this.divides = divides;
      this.column =
          divides
              ? table.schema().findColumnName(table.sortOrder().fields().getFirst().sourceId())
              : "";
    }

    void add(Record row) {
      try {
        if (divides) {
          Object next = row.getField(column);
          if (rowsOfFile >= CompactionPolicy.ROWS_OF_A_DIVIDED_FILE
              && !Objects.equals(next, value)) {
            finish();
          }
          value = next;
        }
        if (writer == null) {
          writer = open();
        }
        writer.write(row);
        rowsOfFile++;
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write to " + table.name(), e);
      }
    }

    void finish() throws IOException {
      if (writer != null) {
        DataWriter<Record> full = writer;
        writer = null;
        full.close();
        written.add(full.toDataFile());
        rowsOfFile = 0;
      }
    }

    private DataWriter<Record> open() throws IOException {
      EncryptedOutputFile file = names.newOutputFile(placement.spec(), placement.partition());
      locations.add(file.encryptingOutputFile().location());
      Parquet.DataWriteBuilder builder =
          Parquet.writeData(file)
              .forTable(table)
              .withSpec(placement.spec())
              .withPartition(placement.partition())
              .createWriterFunc(GenericParquetWriter::create);
      // What the policy knows files by that it need not lay out again.
      return (divides ? builder.withSortOrder(table.sortOrder()) : builder).build();
    }

    void discard() {
      locations.forEach(table.io()::deleteFile);
    }

    @Override
    public void close() throws IOException {
      if (writer != null) {
        writer.close();
      }
    }
  }
}
