package io.loopledger.upkeep.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.upkeep.Problem;
import io.loopledger.upkeep.UpkeepAlerts;
import io.loopledger.upkeep.UpkeepProgress;
import io.loopledger.upkeep.policy.FileGroup;
import io.loopledger.upkeep.policy.FileRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rewrite of a group of files, and its check: each kind of defect is planted once. */
class CompactorTest {
  private final RollupLake lake;
  private final Findings findings =
      new Findings("mart.rollup", UpkeepAlerts.NONE, UpkeepProgress.NONE);

  CompactorTest(@TempDir Path folder) {
    this.lake = RollupLake.in(folder);
  }

  @BeforeEach
  void threeFiles() {
    lake.append(1, 10, 1);
    lake.append(11, 20, 2);
    lake.append(21, 25, 3);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void moreRowsThanFitInMemoryAreSortedInRuns() throws IOException {
    assertThat(compact(rows -> rows, 4)).isEqualTo(new Compactor.Result(3, 1));

    assertThat(findings.problems()).isEmpty();
    assertThat(lake.numbers()).isEqualTo(TableUpkeepTest.numbers(1, 25));
    List<String> keys = new ArrayList<>();
    Table table = lake.table();
    try (CloseableIterable<Record> rows =
        new RowFiles(table)
            .read(List.of(table.currentSnapshot().addedDataFiles(table.io()).iterator().next()))) {
      rows.forEach(row -> keys.add(row.getField("brand") + " " + row.getField("business_date")));
    }
    assertThat(keys).isSorted().hasSize(25);
  }

  /** Releases before 0.5.0 partitioned by day. */
  @Test
  void filesOfDaysBecomeOneOfTheirMonth() throws IOException {
    Table table = lake.table();
    table
        .updateSpec()
        .removeField("posting_minute_month")
        .addField(Expressions.day("posting_minute"))
        .commit();
    lake.append(26, 30, 4);
    lake.append(31, 35, 5);
    table
        .updateSpec()
        .removeField("posting_minute_day")
        .addField(Expressions.month("posting_minute"))
        .commit();

    assertThat(compact(rows -> rows, 100)).isEqualTo(new Compactor.Result(5, 1));

    assertThat(findings.problems()).isEmpty();
    assertThat(lake.numbers()).isEqualTo(TableUpkeepTest.numbers(1, 35));
    Table compacted = lake.table();
    DataFile file = compacted.currentSnapshot().addedDataFiles(compacted.io()).iterator().next();
    assertThat(file.specId()).isEqualTo(compacted.spec().specId());
    assertThat(compacted.spec().partitionToPath(file.partition()))
        .isEqualTo("posting_minute_month=2026-11");
  }

  @Test
  void aLostRowIsNotCommitted() throws IOException {
    assertRefused(rows -> rows.subList(1, rows.size()));
  }

  @Test
  void aDoubledRowIsNotCommitted() throws IOException {
    assertRefused(
        rows -> {
          List<Record> doubled = new ArrayList<>(rows);
          doubled.add(rows.getFirst());
          return doubled;
        });
  }

  @Test
  void anAlteredAmountIsNotCommitted() throws IOException {
    assertRefused(
        rows -> {
          rows.getFirst().setField("amount", new BigDecimal("1.000001"));
          return rows;
        });
  }

  @Test
  void aForeignRowInThePlaceOfOneIsNotCommitted() throws IOException {
    assertRefused(
        rows -> {
          List<Record> foreign = new ArrayList<>(rows.subList(1, rows.size()));
          foreign.add(RollupLake.row(lake.table(), 99));
          return foreign;
        });
  }

  @Test
  void filesThatSomebodyElseReplacedAreLeftToHim() throws IOException {
    Table table = lake.table();
    LiveFiles files = LiveFiles.of(table);
    FileGroup group = new FileGroup("0/day", files.records(), false);
    Compactor slow = new Compactor(table, files, findings);
    lake.upkeep(Duration.ofMinutes(1));

    assertThat(slow.compact(List.of(group))).isEqualTo(Compactor.Result.NOTHING);

    assertThat(lake.numbers()).isEqualTo(TableUpkeepTest.numbers(1, 25));
  }

  @Test
  void theWriterMayBeFaster() throws IOException {
    Table table = lake.table();
    LiveFiles files = LiveFiles.of(table);
    FileGroup group = new FileGroup("0/day", files.records(), false);
    lake.append(26, 30, 4);

    assertThat(new Compactor(table, files, findings).compact(List.of(group)))
        .isEqualTo(new Compactor.Result(3, 1));

    assertThat(lake.numbers()).isEqualTo(TableUpkeepTest.numbers(1, 30));
    assertThat(Histories.of(lake.table()).markers().values())
        .extracting("checkpointId")
        .containsExactly(4L);
  }

  private void assertRefused(UnaryOperator<List<Record>> defect) throws IOException {
    long head = lake.table().currentSnapshot().snapshotId();

    assertThat(compact(defect, 1_000)).isEqualTo(Compactor.Result.NOTHING);

    assertThat(findings.problems())
        .extracting(Problem::code)
        .containsExactly(Problem.Code.REWRITE_DIFFERS);
    assertThat(lake.table().currentSnapshot().snapshotId()).isEqualTo(head);
    assertThat(lake.numbers()).isEqualTo(TableUpkeepTest.numbers(1, 25));
  }

  private Compactor.Result compact(UnaryOperator<List<Record>> defect, int rowsInMemory)
      throws IOException {
    Table table = lake.table();
    LiveFiles files = LiveFiles.of(table);
    List<FileRecord> small = files.records();
    Compactor.RowWriter writer =
        (rows, placement, divides) -> {
          List<Record> all = new ArrayList<>();
          rows.forEach(all::add);
          return new RowFiles(table)
              .write(CloseableIterable.withNoopClose(defect.apply(all)), placement, divides);
        };
    return new Compactor(table, files, findings, writer, rowsInMemory)
        .compact(List.of(new FileGroup(small.getFirst().partition(), small, false)));
  }
}
