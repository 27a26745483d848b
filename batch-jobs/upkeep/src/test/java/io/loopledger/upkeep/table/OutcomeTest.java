package io.loopledger.upkeep.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.upkeep.Problem;
import io.loopledger.upkeep.UpkeepAlerts;
import io.loopledger.upkeep.UpkeepProgress;
import io.loopledger.upkeep.policy.ExpiryPlan;
import io.loopledger.upkeep.policy.Marker;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the last check finds; each defect is planted with Iceberg's own means. */
class OutcomeTest {
  private static final ExpiryPlan NOTHING = new ExpiryPlan(List.of(), 0, Set.of());

  private final RollupLake lake;
  private final Findings findings =
      new Findings("mart.rollup", UpkeepAlerts.NONE, UpkeepProgress.NONE);

  OutcomeTest(@TempDir Path folder) {
    this.lake = RollupLake.in(folder);
  }

  @BeforeEach
  void twoFiles() {
    lake.append(1, 10, 1);
    lake.append(11, 20, 2);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void aRewriteThatLostRowsIsFoundByTheManifests() {
    Table table = lake.table();
    Outcome outcome = new Outcome(table, findings);
    DataFile old = table.currentSnapshot().addedDataFiles(table.io()).iterator().next();
    table
        .newRewrite()
        .deleteFile(old)
        .addFile(RollupLake.write(table, "nine of ten", 11, 19))
        .commit();
    lake.append(21, 25, 3);
    table.refresh();

    outcome.checkRows();

    assertThat(findings.problems())
        .extracting(Problem::code)
        .containsExactly(Problem.Code.ROWS_CHANGED);
    assertThat(findings.problems().getFirst().message())
        .startsWith("20 rows before and what was added since make 25 rows, but there are 24;");
  }

  @Test
  void whatTheWriterAddsMeanwhileIsCounted() {
    Table table = lake.table();
    Outcome outcome = new Outcome(table, findings);
    lake.append(21, 25, 3);
    table.refresh();

    outcome.checkRows();
    outcome.checkHistory(NOTHING);

    assertThat(findings.problems()).isEmpty();
  }

  @Test
  void aMarkerThatCantBeReachedAndATagThatIsGoneAreFound() {
    Table table = lake.table();
    table.manageSnapshots().createTag("close", table.currentSnapshot().snapshotId()).commit();
    Outcome outcome = new Outcome(table, findings);
    // as Iceberg's own expiry would leave it once the job was down for five days
    table.newAppend().appendFile(RollupLake.write(table, "by hand", 21, 21)).commit();
    table.manageSnapshots().removeTag("close").commit();
    table.expireSnapshots().expireOlderThan(Long.MAX_VALUE).retainLast(1).commit();
    table.refresh();

    outcome.checkHistory(NOTHING);

    assertThat(findings.problems())
        .extracting(Problem::code)
        .containsExactly(Problem.Code.MARKER_LOST, Problem.Code.NAME_LOST);
    assertThat(findings.problems().getFirst().message())
        .startsWith("the marker of job 5f2a, operator c0ffee, checkpoint 2, can't be reached");
  }

  @Test
  void theMarkerOfAnEndedJobMayGo() {
    Table table = lake.table();
    Outcome outcome = new Outcome(table, findings);
    lake.append("another job", 21, 30, 3);
    table.expireSnapshots().expireOlderThan(Long.MAX_VALUE).retainLast(1).commit();
    table.refresh();

    outcome.checkHistory(
        new ExpiryPlan(
            List.of(), 0, Set.of(new Marker.Writer(RollupLake.JOB, RollupLake.OPERATOR))));

    assertThat(findings.problems()).isEmpty();
  }
}
