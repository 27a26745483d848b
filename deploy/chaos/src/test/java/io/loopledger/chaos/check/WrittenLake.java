package io.loopledger.chaos.check;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.money.Micros;
import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.ColumnType;
import io.loopledger.schemas.table.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** A ledger as real Iceberg tables, in two commits of each table. */
final class WrittenLake implements AutoCloseable {
  final Lake lake;
  private final Set<String> tables = new HashSet<>();

  private WrittenLake(Path folder) {
    this.lake =
        Lake.open(
            new LakeConfig(
                "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;DATABASE_TO_UPPER=FALSE"
                    .formatted(UUID.randomUUID()),
                "lake",
                "secret",
                "file://" + folder.toAbsolutePath()));
    lake.createOrUpgradeTables();
  }

  /** All of a ledger's tables. */
  static WrittenLake of(Path folder, Ledger ledger) {
    WrittenLake written = new WrittenLake(folder);
    ledger.tables().forEach(written::halves);
    return written;
  }

  /** Those tables of a ledger that another one has not. */
  static WrittenLake ofChanges(Path folder, Ledger ledger, Ledger healthy) {
    WrittenLake written = new WrittenLake(folder);
    ledger
        .tables()
        .forEach(
            (table, rows) -> {
              if (!rows.equals(healthy.tables().get(table))) {
                written.halves(table, rows);
                written.tables.add(table.qualifiedName());
              }
            });
    return written;
  }

  /** What the checker reads of it, and of the healthy lake what is not here. */
  TableRows rows(TableRows healthy) {
    TableRows here = TableReader.read(lake);
    Map<String, List<Row>> rows = new HashMap<>(healthy.byTable());
    tables.forEach(table -> rows.put(table, requireNonNull(here.byTable().get(table))));
    return new TableRows(rows, here.broken(), here.files());
  }

  @SuppressWarnings("unchecked") // the rows are of the table that they stand under
  private <R> void halves(TableDefinition<R> definition, List<?> of) {
    List<R> rows = (List<R>) of;
    append(definition, rows.subList(0, rows.size() / 2));
    append(definition, rows.subList(rows.size() / 2, rows.size()));
  }

  private <R> void append(TableDefinition<R> definition, List<R> rows) {
    if (rows.isEmpty()) {
      return;
    }
    Table table = lake.table(definition);
    List<Record> records = new ArrayList<>();
    rows.forEach(row -> records.add(record(table.schema().asStruct(), definition.columns(), row)));
    // Of one day each: the writer's files have one partition.
    PartitionKey day = new PartitionKey(table.spec(), table.schema());
    day.partition(
        new org.apache.iceberg.data.InternalRecordWrapper(table.schema().asStruct())
            .wrap(records.getFirst()));
    AppendFiles append = table.newAppend();
    append.appendFile(write(table, table.spec(), day, records)).commit();
  }

  private static org.apache.iceberg.DataFile write(
      Table table, PartitionSpec spec, PartitionKey day, List<Record> records) {
    String location = "%s/data/%s.parquet".formatted(table.location(), UUID.randomUUID());
    try {
      DataWriter<Record> writer =
          Parquet.writeData(table.io().newOutputFile(location))
              .forTable(table)
              .withSpec(spec)
              .withPartition(day)
              .createWriterFunc(GenericParquetWriter::create)
              .build();
      try (writer) {
        records.forEach(writer::write);
      }
      return writer.toDataFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <R> Record record(Types.StructType struct, List<Column<R>> columns, R from) {
    GenericRecord record = GenericRecord.create(struct);
    for (Column<R> column : columns) {
      Types.NestedField field = struct.field(column.name());
      record.setField(column.name(), value(field, column, column.value().apply(from)));
    }
    return record;
  }

  private static @Nullable Object value(
      Types.NestedField field, Column<?> column, @Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Instant time -> time.atOffset(ZoneOffset.UTC);
      case Long micros when column.type() == ColumnType.AMOUNT ->
          BigDecimal.valueOf(micros, Micros.SCALE);
      case java.lang.Record inner -> record(field.type().asStructType(), column.fields(), inner);
      case List<?> list -> {
        Types.StructType element = field.type().asListType().elementType().asStructType();
        yield list.stream()
            .map(each -> record(element, column.fields(), (java.lang.Record) each))
            .toList();
      }
      default -> value;
    };
  }

  @Override
  public void close() {
    lake.close();
  }
}
