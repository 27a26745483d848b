package io.loopledger.proof.table;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.money.Micros;
import io.loopledger.schemas.proof.ProofRun;
import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.ColumnType;
import io.loopledger.schemas.table.ProofsTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code ops.proofs}: one append for each run, whose commit says in {@code batch.owner}
 * whose it is. So a run that is repeated after a failure is not written a second time.
 */
public final class ProofLog {
  private static final String OWNER = "batch.owner";

  private final Table table;

  /** Of a lake. */
  public ProofLog(Lake lake) {
    this.table = lake.table(ProofsTable.DEFINITION);
  }

  /** Whether a row was written. */
  public enum Outcome {
    /** It was. */
    WRITTEN,
    /** It was there already. */
    KNOWN
  }

  /** Appends a run, unless it is there. */
  public Outcome append(ProofRun run) throws IOException {
    String owner = run.runId() + "/proof";
    table.refresh();
    if (isThere(owner)) {
      return Outcome.KNOWN;
    }
    Record row = record(table.schema().asStruct(), ProofsTable.DEFINITION.columns(), run);
    PartitionKey partition = new PartitionKey(table.spec(), table.schema());
    partition.partition(new InternalRecordWrapper(table.schema().asStruct()).wrap(row));
    DataWriter<Record> writer =
        Parquet.writeData(
                OutputFileFactory.builderFor(table, 1, 1)
                    .format(FileFormat.PARQUET)
                    .build()
                    .newOutputFile(table.spec(), partition))
            .forTable(table)
            .withSpec(table.spec())
            .withPartition(partition)
            .createWriterFunc(GenericParquetWriter::create)
            .build();
    try (writer) {
      writer.write(row);
    }
    table.newAppend().set(OWNER, owner).appendFile(writer.toDataFile()).commit();
    return Outcome.WRITTEN;
  }

  private boolean isThere(String owner) {
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

  private static <R> Record record(Types.StructType struct, List<Column<R>> columns, R from) {
    GenericRecord record = GenericRecord.create(struct);
    for (Column<R> column : columns) {
      record.setField(
          column.name(), stored(struct.field(column.name()), column, column.value().apply(from)));
    }
    return record;
  }

  private static @Nullable Object stored(
      Types.NestedField field, Column<?> column, @Nullable Object value) {
    return switch (value) {
      case Instant time -> time.atOffset(ZoneOffset.UTC);
      case Long micros when column.type() == ColumnType.AMOUNT ->
          BigDecimal.valueOf(micros, Micros.SCALE);
      case List<?> list -> {
        Types.StructType element = field.type().asListType().elementType().asStructType();
        yield list.stream()
            .map(each -> record(element, column.fields(), (java.lang.Record) each))
            .toList();
      }
      case null, default -> value;
    };
  }
}
