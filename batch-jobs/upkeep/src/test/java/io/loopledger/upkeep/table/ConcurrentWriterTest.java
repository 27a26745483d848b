package io.loopledger.upkeep.table;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.upkeep.TableReport;
import io.loopledger.upkeep.policy.Marker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A writer that never waits, and an upkeep that compacts, expires and tidies at the same time. */
@Timeout(value = 300, unit = SECONDS)
class ConcurrentWriterTest {
  private static final int COMMITS = 60;
  private static final int ROWS_PER_COMMIT = 5;
  private static final int UPKEEPS_MET = 3;

  @Test
  void everyRowIsThereOnceAndEveryCommitWentThrough(@TempDir Path folder) throws Exception {
    try (RollupLake lake = RollupLake.in(folder);
        ExecutorService threads = Executors.newSingleThreadExecutor()) {
      List<Path> orphans = orphans(lake);
      AtomicInteger worked = new AtomicInteger();
      Future<Integer> writer = threads.submit(() -> write(lake, worked));
      List<TableReport> reports = new ArrayList<>();
      while (!writer.isDone()) {
        TableReport report = lake.upkeep(Duration.ofSeconds(10));
        reports.add(report);
        worked.addAndGet(report.compactedFiles() > 0 ? 1 : 0);
      }
      int commits = writer.get();
      reports.add(lake.upkeep(Duration.ofDays(2)));

      assertThat(reports).flatExtracting(TableReport::problems).isEmpty();
      assertThat(reports.stream().mapToInt(TableReport::compactedFiles).sum())
          .isGreaterThanOrEqualTo(commits);
      assertThat(lake.numbers())
          .isEqualTo(TableUpkeepTest.numbers(1, (long) commits * ROWS_PER_COMMIT));
      assertThat(Histories.of(lake.table()).markers().values())
          .containsExactly(
              new Marker(new Marker.Writer(RollupLake.JOB, RollupLake.OPERATOR), commits));
      assertThat(orphans).allSatisfy(orphan -> assertThat(orphan).doesNotExist());
      assertThat(reports.stream().mapToInt(report -> report.orphans().size()).sum()).isEqualTo(3);
      assertThat(reports.getLast().after().files()).isEqualTo(1);
      assertThat(reports.stream().filter(report -> report.compactedFiles() > 0))
          .as("upkeeps that worked while the writer did")
          .hasSizeGreaterThan(2);
    }
  }

  /** What a crash left three hours ago. */
  private static List<Path> orphans(RollupLake lake) throws IOException {
    List<Path> orphans = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String location = RollupLake.write(lake.table(), "orphan-" + i, 9_000, 9_010).location();
      Path orphan = Path.of(location.substring("file://".length()));
      Files.setLastModifiedTime(orphan, FileTime.from(Instant.now().minus(Duration.ofHours(3))));
      orphans.add(orphan);
    }
    return orphans;
  }

  /**
   * Commits until it has often met the upkeep at work: on a machine that is busy an upkeep may take
   * as long as many commits.
   */
  private static int write(RollupLake lake, AtomicInteger worked) {
    int commits = 0;
    while (commits < COMMITS || worked.get() < UPKEEPS_MET) {
      commits++;
      int last = commits * ROWS_PER_COMMIT;
      lake.append(last - ROWS_PER_COMMIT + 1, last, commits);
    }
    return commits;
  }
}
