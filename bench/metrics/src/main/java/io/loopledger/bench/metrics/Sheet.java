package io.loopledger.bench.metrics;

import io.loopledger.rows.GenericRows;
import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.TableDefinition;
import io.loopledger.upkeep.policy.CompactionPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
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
import org.jspecify.annotations.Nullable;

/** A table that rows are appended to in the order of their posting. */
public final class Sheet<R> {
  private final List<Column<R>> columns;
  private final Table table;
  private final Types.StructType struct;
  private final List<String> sort;
  private final int rowsAtMost;
  private final boolean divides;
  private final PartitionKey partition;
  private final InternalRecordWrapper wrapper;
  private final OutputFileFactory files;
  private final List<Record> rows = new ArrayList<>();
  private final List<DataFile> written = new ArrayList<>();
  private @Nullable PartitionKey filling;

  /**
   * A sheet of a table.
   *
   * @param sort what the rows of a file are sorted by
   * @param rowsAtMost rows of a file
   * @param divides whether a file begins where the first sort column changes
   */
  public Sheet(
      Table table,
      TableDefinition<R> definition,
      List<String> sort,
      int rowsAtMost,
      boolean divides) {
    this.columns = definition.columns();
    this.table = table;
    this.struct = table.schema().asStruct();
    this.sort = sort;
    this.rowsAtMost = rowsAtMost;
    this.divides = divides && !sort.isEmpty();
    this.partition = new PartitionKey(table.spec(), table.schema());
    this.wrapper = new InternalRecordWrapper(struct);
    this.files = OutputFileFactory.builderFor(table, 1, 1).format(FileFormat.PARQUET).build();
  }

  /** Adds a row, behind those that were posted before it. */
  public void add(R row) {
    Record record = GenericRows.record(struct, columns, row);
    partition.partition(wrapper.wrap(record));
    if (!partition.equals(filling) || rows.size() == rowsAtMost) {
      flush();
      filling = partition.copy();
    }
    rows.add(record);
  }

  /** Writes what is left and commits all files at once. */
  public void commit() {
    flush();
    AppendFiles append = table.newAppend();
    written.forEach(append::appendFile);
    append.commit();
  }

  private void flush() {
    PartitionKey key = filling;
    if (rows.isEmpty() || key == null) {
      return;
    }
    rows.sort(order());
    int begin = 0;
    for (int end = 1; end <= rows.size(); end++) {
      if (end == rows.size() || isDividedAt(end, end - begin)) {
        write(key, rows.subList(begin, end));
        begin = end;
      }
    }
    rows.clear();
  }

  /** As the upkeep divides rows of a settled partition. */
  private boolean isDividedAt(int index, int rowsOfFile) {
    return divides
        && rowsOfFile >= CompactionPolicy.ROWS_OF_A_DIVIDED_FILE
        && !Objects.equals(
            rows.get(index - 1).getField(sort.getFirst()),
            rows.get(index).getField(sort.getFirst()));
  }

  private void write(PartitionKey key, List<Record> file) {
    try {
      DataWriter<Record> writer = writer(key);
      try (writer) {
        file.forEach(writer::write);
      }
      written.add(writer.toDataFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + table.name(), e);
    }
  }

  private DataWriter<Record> writer(PartitionKey key) throws IOException {
    return Parquet.writeData(files.newOutputFile(table.spec(), key))
        .forTable(table)
        .withSpec(table.spec())
        .withPartition(key)
        .createWriterFunc(GenericParquetWriter::create)
        .build();
  }

  @SuppressWarnings("unchecked")
  private Comparator<Record> order() {
    Comparator<Record> order = (a, b) -> 0;
    for (String column : sort) {
      Function<Record, Comparable<Object>> key = row -> (Comparable<Object>) row.getField(column);
      order = order.thenComparing(key, Comparator.nullsFirst(Comparator.naturalOrder()));
    }
    return order;
  }
}
