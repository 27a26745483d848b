package io.loopledger.upkeep.table;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFileFactory;

/** Reads rows from data files, and writes them into one. */
final class RowFiles {
  private final Table table;

  RowFiles(Table table) {
    this.table = table;
  }

  /** The rows of files, one file after the other; of each only one is open at a time. */
  CloseableIterable<Record> read(List<DataFile> files) {
    return CloseableIterable.concat(
        files.stream()
            .map(file -> read(table.io().newInputFile(file.location()), file.format()))
            .toList());
  }

  private CloseableIterable<Record> read(InputFile file, FileFormat format) {
    return read(file, format, table.schema());
  }

  static CloseableIterable<Record> read(InputFile file, FileFormat format, Schema schema) {
    return FormatModelRegistry.<Record, Schema>readBuilder(format, Record.class, file)
        .project(schema)
        .build();
  }

  /**
   * A new file in the partition of an old one, in the format and with the settings of the table.
   */
  DataFile write(CloseableIterable<Record> rows, PartitionSpec spec, DataFile like)
      throws IOException {
    OutputFileFactory names =
        OutputFileFactory.builderFor(table, 0, 0)
            .format(FileFormat.PARQUET)
            .operationId("upkeep-" + UUID.randomUUID())
            .build();
    EncryptedOutputFile file = names.newOutputFile(spec, like.partition());
    GenericFileWriterFactory writers =
        new GenericFileWriterFactory.Builder(table)
            .dataFileFormat(FileFormat.PARQUET)
            .dataSchema(table.schema())
            .build();
    DataWriter<Record> writer = writers.newDataWriter(file, spec, like.partition());
    try (writer) {
      rows.forEach(writer::write);
    } catch (RuntimeException | IOException e) {
      table.io().deleteFile(file.encryptingOutputFile().location());
      throw e;
    }
    return writer.toDataFile();
  }
}
