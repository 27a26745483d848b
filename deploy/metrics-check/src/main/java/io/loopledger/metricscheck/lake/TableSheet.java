package io.loopledger.metricscheck.lake;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;

/** A table that rows are appended to, by Iceberg's own Parquet writer; a commit makes them seen. */
final class TableSheet<R> {
  private final List<Column<R>> columns;
  private final Table table;
  private final Types.StructType struct;
  private final PartitionKey partition;
  private final InternalRecordWrapper wrapper;
  private final OutputFileFactory files;
  private final Map<PartitionKey, DataWriter<Record>> writers = new HashMap<>();

  TableSheet(Lake lake, TableDefinition<R> definition) {
    this.columns = definition.columns();
    this.table = lake.table(definition);
    this.struct = table.schema().asStruct();
    this.partition = new PartitionKey(table.spec(), table.schema());
    this.wrapper = new InternalRecordWrapper(struct);
    this.files = OutputFileFactory.builderFor(table, 1, 1).format(FileFormat.PARQUET).build();
  }

  void write(R row) {
    Record record = GenericRows.record(struct, columns, row);
    partition.partition(wrapper.wrap(record));
    DataWriter<Record> writer = writers.get(partition);
    if (writer == null) {
      PartitionKey key = partition.copy();
      writer = open(key);
      writers.put(key, writer);
    }
    writer.write(record);
  }

  /** Commits what was written since the last commit, if anything was. */
  void commit() {
    if (writers.isEmpty()) {
      return;
    }
    AppendFiles append = table.newAppend();
    for (DataWriter<Record> writer : writers.values()) {
      try {
        writer.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write to " + table.name(), e);
      }
      append.appendFile(writer.toDataFile());
    }
    append.commit();
    writers.clear();
  }

  private DataWriter<Record> open(PartitionKey key) {
    try {
      return Parquet.writeData(files.newOutputFile(table.spec(), key))
          .forTable(table)
          .withSpec(table.spec())
          .withPartition(key)
          .createWriterFunc(GenericParquetWriter::create)
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + table.name(), e);
    }
  }
}
