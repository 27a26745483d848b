package io.loopledger.schemas.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Files;
import org.apache.iceberg.Schema;
import org.apache.iceberg.avro.Avro;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.avro.DataWriter;
import org.apache.iceberg.data.avro.PlannedDataReader;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileAppender;

/** Data files of a table as Iceberg writes and reads them: columns meet by their ids. */
final class AvroRows {
  private AvroRows() {}

  static void write(Path file, GenericRecord row) throws IOException {
    Schema schema = new Schema(row.struct().fields());
    try (FileAppender<Record> writer =
        Avro.write(Files.localOutput(file.toFile()))
            .schema(schema)
            .createWriterFunc(DataWriter::create)
            .build()) {
      writer.add(row);
    }
  }

  static List<Record> read(Path file, Schema schema) throws IOException {
    try (CloseableIterable<Record> rows =
        Avro.read(Files.localInput(file.toFile()))
            .project(schema)
            .createResolvingReader(PlannedDataReader::create)
            .build()) {
      List<Record> all = new ArrayList<>();
      rows.forEach(all::add);
      return all;
    }
  }
}
