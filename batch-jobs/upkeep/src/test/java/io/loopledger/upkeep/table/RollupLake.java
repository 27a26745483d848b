package io.loopledger.upkeep.table;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.upkeep.Problem;
import io.loopledger.upkeep.TableReport;
import io.loopledger.upkeep.UpkeepAlerts;
import io.loopledger.upkeep.UpkeepConfig;
import io.loopledger.upkeep.UpkeepProgress;
import io.loopledger.upkeep.policy.CompactionPolicy;
import io.loopledger.upkeep.policy.OrphanPolicy;
import io.loopledger.upkeep.policy.SnapshotPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericAppenderFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptedFiles;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;

/**
 * A lake whose {@code mart.rollup} is filled with numbered rows, one file and commit at a time, as
 * Flink's sink does. The number of a row stands in {@code entry_count}, and in {@code amount}.
 */
final class RollupLake implements AutoCloseable {
  static final Instant DAY = Instant.parse("2026-11-20T10:00:00Z");
  static final String JOB = "5f2a";
  static final String OPERATOR = "c0ffee";

  private final LakeConfig config;
  private final Lake lake;

  private RollupLake(LakeConfig config) {
    this.config = config;
    this.lake = Lake.open(config);
  }

  static RollupLake in(Path folder) {
    RollupLake rollup =
        new RollupLake(
            new LakeConfig(
                "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;DATABASE_TO_UPPER=FALSE"
                    .formatted(UUID.randomUUID()),
                "lake",
                "secret",
                "file://" + folder.toAbsolutePath()));
    rollup.lake.createOrUpgradeTables();
    return rollup;
  }

  LakeConfig config() {
    return config;
  }

  Lake lake() {
    return lake;
  }

  /** Loaded anew. */
  Table table() {
    return lake.table(RollupTable.DEFINITION);
  }

  /** Commits rows {@code first} to {@code last} in a file, with the marker of a checkpoint. */
  void append(int first, int last, long checkpoint) {
    append(JOB, first, last, checkpoint);
  }

  void append(String job, int first, int last, long checkpoint) {
    Table table = table();
    AppendFiles append =
        table
            .newAppend()
            .set("flink.job-id", job)
            .set("flink.operator-id", OPERATOR)
            .set("flink.max-committed-checkpoint-id", Long.toString(checkpoint));
    append.appendFile(write(table, "rows-%d-%d".formatted(first, last), first, last)).commit();
  }

  /** A file of rows that no commit names. */
  static org.apache.iceberg.DataFile write(Table table, String name, int first, int last) {
    PartitionKey partition = new PartitionKey(table.spec(), table.schema());
    partition.partition(
        new InternalRecordWrapper(table.schema().asStruct()).wrap(row(table, first)));
    String location = "%s/data/%s-%s.parquet".formatted(table.location(), name, UUID.randomUUID());
    DataWriter<Record> writer =
        new GenericAppenderFactory(table.schema(), table.spec())
            .newDataWriter(
                EncryptedFiles.plainAsEncryptedOutput(table.io().newOutputFile(location)),
                FileFormat.PARQUET,
                partition);
    try (writer) {
      for (int number = first; number <= last; number++) {
        writer.write(row(table, number));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toDataFile();
  }

  static Record row(Table table, int number) {
    Record row = GenericRecord.create(table.schema());
    row.setField("posting_minute", OffsetDateTime.ofInstant(DAY, ZoneOffset.UTC));
    row.setField("business_date", LocalDate.of(2026, 11, 1).plusDays(number * 7L % 20));
    row.setField("period", "2026-11");
    row.setField("tenant", "t");
    row.setField("brand", "brand-" + number % 3);
    row.setField("account", "revenue");
    row.setField("measure", "EUR");
    row.setField("amount", BigDecimal.valueOf(number).setScale(6));
    row.setField("cause", "EVENT");
    row.setField("origin", "simulated");
    row.setField("entry_count", (long) number);
    return row;
  }

  /** The numbers of all rows a reader sees, in order. */
  List<Long> numbers() {
    return numbers(IcebergGenerics.read(table()).build());
  }

  /** The numbers of all rows of a snapshot. */
  List<Long> numbersAt(long snapshot) {
    return numbers(IcebergGenerics.read(table()).useSnapshot(snapshot).build());
  }

  private static List<Long> numbers(CloseableIterable<Record> records) {
    List<Long> numbers = new ArrayList<>();
    try (records) {
      for (Record record : records) {
        long number = (Long) record.getField("entry_count");
        if (((BigDecimal) record.getField("amount")).compareTo(BigDecimal.valueOf(number)) != 0) {
          throw new AssertionError("a row was altered: " + record);
        }
        numbers.add(number);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    numbers.sort(null);
    return numbers;
  }

  /** Small files of whatever age, the newest snapshot and markers only, orphans of an hour. */
  static UpkeepConfig eager() {
    return new UpkeepConfig(
        new CompactionPolicy(1024 * 1024, Duration.ZERO, 2, Duration.ofDays(1)),
        new SnapshotPolicy(1, Duration.ZERO, 1_000),
        new OrphanPolicy(Duration.ofHours(1)),
        Period.ofYears(10),
        100,
        UpkeepConfig.Mode.RUN);
  }

  /** The eager upkeep, some time later than now. */
  TableReport upkeep(Duration later) {
    return upkeep(later, eager());
  }

  TableReport upkeep(Duration later, UpkeepConfig config) {
    return new TableUpkeep(
            "mart.rollup",
            table(),
            config,
            Clock.offset(Clock.systemUTC(), later),
            new Findings("mart.rollup", UpkeepAlerts.NONE, UpkeepProgress.NONE))
        .run();
  }

  static List<Problem.Code> codes(TableReport report) {
    return report.problems().stream().map(Problem::code).toList();
  }

  @Override
  public void close() {
    lake.close();
  }
}
