package io.loopledger.upkeep.table;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.parquet.Parquet;

/**
 * Reads rows from data files, and writes them into one. It goes past Iceberg's registry of formats,
 * which does not load without ORC and Arrow on the class path.
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

  /** A new file in a partition, with the settings of the table. */
  DataFile write(CloseableIterable<Record> rows, Placement placement) throws IOException {
    PartitionSpec spec = placement.spec();
    StructLike partition = placement.partition();
    OutputFileFactory names =
        OutputFileFactory.builderFor(table, 0, 0)
            .format(FileFormat.PARQUET)
            .operationId("upkeep-" + UUID.randomUUID())
            .build();
    EncryptedOutputFile file = names.newOutputFile(spec, partition);
    DataWriter<Record> writer =
        Parquet.writeData(file)
            .forTable(table)
            .withSpec(spec)
            .withPartition(partition)
            .createWriterFunc(GenericParquetWriter::create)
            .build();
    try (writer) {
      rows.forEach(writer::write);
    } catch (RuntimeException | IOException e) {
      table.io().deleteFile(file.encryptingOutputFile().location());
      throw e;
    }
    return writer.toDataFile();
  }
}
