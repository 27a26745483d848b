package io.loopledger.rows;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * Appends rows to a table of the lake, by Iceberg's own Parquet writer. What was written is seen
 * once it is committed, all of it at once. A commit may carry the name of the work it belongs to:
 * who repeats the work after a failure asks {@link #isThere} before. That is known as long as the
 * table's history goes back: upkeep expires snapshots, so work that may be repeated days later has
 * to look for its rows instead.
 */
public final class RowAppender<R> {
  private static final String OWNER = "batch.owner";

  private final List<Column<R>> columns;
  private final Table table;
  private final Types.StructType struct;
  private final PartitionKey partition;
  private final InternalRecordWrapper wrapper;
  private final OutputFileFactory files;
  private final Map<PartitionKey, DataWriter<Record>> writers = new HashMap<>();

  /** To a table that exists. */
  public RowAppender(Lake lake, TableDefinition<R> definition) {
    this(lake.table(definition), definition);
  }

  /** To a table that was loaded. */
  public RowAppender(Table table, TableDefinition<R> definition) {
    this.columns = definition.columns();
    this.table = table;
    this.struct = table.schema().asStruct();
    this.partition = new PartitionKey(table.spec(), table.schema());
    this.wrapper = new InternalRecordWrapper(struct);
    this.files =
        OutputFileFactory.builderFor(table, 1, 1)
            .operationId("rows-" + UUID.randomUUID())
            .format(FileFormat.PARQUET)
            .build();
  }

  /** Writes a row, which nobody sees yet. */
  public void write(R row) {
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

  /** Whether a commit of this work is in the table's history. */
  public boolean isThere(String owner) {
    table.refresh();
    Snapshot snapshot = table.currentSnapshot();
    while (snapshot != null) {
      if (owner.equals(snapshot.summary().get(OWNER))) {
        return true;
      }
      Long parent = snapshot.parentId();
      snapshot = parent == null ? null : table.snapshot(parent);
    }
    return false;
  }

  /** Commits what was written since the last commit, if anything was. */
  public void commit() {
    commit(table.newAppend());
  }

  /** The same, in the name of some work. */
  public void commit(String owner) {
    commit(OWNER, owner);
  }

  /** The same, with a property in the summary of the snapshot. */
  public void commit(String property, String value) {
    commit(table.newAppend().set(property, value));
  }

  /**
   * Commits what was written since the last commit, unless somebody else committed rows of the same
   * kind since a snapshot: for rows that were made of what that snapshot says. What was written is
   * then dropped, and the caller reads and writes anew.
   *
   * @param since the snapshot that was read; null for a table that had none
   * @param conflicts which rows of others count
   * @return whether the rows are in the table
   */
  public boolean commitUnlessAdded(@Nullable Long since, Expression conflicts) {
    if (writers.isEmpty()) {
      return true;
    }
    OverwriteFiles add =
        table.newOverwrite().conflictDetectionFilter(conflicts).validateNoConflictingData();
    if (since != null) {
      add.validateFromSnapshot(since);
    }
    closed().forEach(add::addFile);
    try {
      add.commit();
      return true;
    } catch (ValidationException e) {
      return false;
    }
  }

  private void commit(AppendFiles append) {
    if (writers.isEmpty()) {
      return;
    }
    closed().forEach(append::appendFile);
    append.commit();
  }

  private List<DataFile> closed() {
    List<DataFile> written = new ArrayList<>();
    for (DataWriter<Record> writer : writers.values()) {
      try {
        writer.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write to " + table.name(), e);
      }
      written.add(writer.toDataFile());
    }
    writers.clear();
    return written;
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
