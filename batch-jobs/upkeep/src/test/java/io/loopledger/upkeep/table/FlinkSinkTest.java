package io.loopledger.upkeep.table;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.upkeep.TableReport;
import io.loopledger.upkeep.UpkeepAlerts;
import io.loopledger.upkeep.UpkeepProgress;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.execution.JobClient;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The upkeep beside Iceberg's own Flink sink, and a restart of the job after it. */
@Timeout(value = 300, unit = SECONDS)
class FlinkSinkTest {
  private static final int ROWS = 40;
  private static final Duration MONTH = Duration.ofDays(30);

  private final Path folder;

  FlinkSinkTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aJobThatWasDownForAMonthGoesOnAndNothingIsLostOrDoubled() throws Exception {
    try (RollupLake lake = RollupLake.in(folder.resolve("lake"))) {
      SinkJob jobs = new SinkJob(lake, folder.resolve("checkpoints"));
      List<TableReport> reports = new ArrayList<>();
      JobClient first = jobs.start();
      while (isShort(lake, ROWS, first)) {
        reports.add(lake.upkeep(Duration.ofSeconds(10)));
      }
      String savepoint = jobs.stop(first);
      reports.add(lake.upkeep(MONTH));
      int before = lake.numbers().size();

      JobClient second = jobs.restore(savepoint);
      while (isShort(lake, before + ROWS, second)) {
        reports.add(lake.upkeep(Duration.ofSeconds(10)));
      }
      jobs.stop(second);
      reports.add(lake.upkeep(MONTH));

      List<Long> after = lake.numbers();
      assertThat(reports).flatExtracting(TableReport::problems).isEmpty();
      assertThat(reports.stream().mapToInt(TableReport::compactedFiles).sum()).isPositive();
      assertThat(after).hasSizeGreaterThanOrEqualTo(before + ROWS);
      assertThat(after).isEqualTo(TableUpkeepTest.numbers(1, after.size()));
      assertThat(Histories.of(lake.table()).markers().keySet())
          .extracting("jobId")
          .containsExactlyInAnyOrder(
              second.getJobID().toHexString(), first.getJobID().toHexString());
    }
  }

  /**
   * The other way round. The sink finds no marker and commits its last checkpoint again, whose list
   * of files it deleted when it committed it first. The list alone stands between this and rows
   * that are there twice.
   */
  @Test
  void whereIcebergExpiresByAgeAloneTheSinkCommitsAgainAndFails() throws Exception {
    try (RollupLake lake = RollupLake.in(folder.resolve("lake"))) {
      SinkJob jobs = new SinkJob(lake, folder.resolve("checkpoints"));
      JobClient first = jobs.start();
      while (isShort(lake, ROWS, first)) {
        Thread.onSpinWait();
      }
      String savepoint = jobs.stop(first);
      Table table = lake.table();
      LiveFiles files = LiveFiles.of(table);
      new Compactor(
              table, files, new Findings("mart.rollup", UpkeepAlerts.NONE, UpkeepProgress.NONE))
          .compact(
              RollupLake.eager()
                  .compaction()
                  .plan(files.records(), Instant.now().plus(MONTH), true));
      table.expireSnapshots().expireOlderThan(Long.MAX_VALUE).retainLast(1).commit();
      List<Long> before = lake.numbers();

      JobClient second = jobs.restore(savepoint);

      assertThatThrownBy(() -> second.getJobExecutionResult().get())
          .hasStackTraceContaining("IcebergCommitter")
          .hasRootCauseInstanceOf(FileNotFoundException.class);
      assertThat(lake.numbers()).isEqualTo(before);
    }
  }

  /** Whether rows are missing still; the job's failure is the test's. */
  private static boolean isShort(RollupLake lake, int rows, JobClient job) throws Exception {
    if (job.getJobExecutionResult().isDone()) {
      job.getJobExecutionResult().get();
    }
    return lake.numbers().size() < rows;
  }
}
