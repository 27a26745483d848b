package io.loopledger.local.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.upkeep.Problem;
import io.loopledger.upkeep.TableReport;
import io.loopledger.upkeep.UpkeepConfig;
import io.loopledger.upkeep.UpkeepReport;
import io.loopledger.upkeep.policy.StoredFile;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpkeepTextTest {
  private static final UpkeepReport REPORT =
      new UpkeepReport(
          List.of(
              new TableReport(
                  "ledger.entries",
                  new TableReport.Size(1_812, 41_000_000, 12_345_678, 1_900),
                  new TableReport.Size(14, 40_000_000, 12_345_678, 101),
                  1_800,
                  2,
                  1_801,
                  5_402,
                  List.of(
                      new StoredFile("file:///lake/ledger/entries/x.parquet", 7, Instant.EPOCH)),
                  21,
                  List.of("set {a=b}"),
                  List.of(
                      new Problem("ledger.entries", Problem.Code.FILE_MISSING, "a file is gone"))),
              new TableReport(
                  "ops.deferred",
                  new TableReport.Size(0, 0, 0, 0),
                  new TableReport.Size(0, 0, 0, 0),
                  0,
                  0,
                  0,
                  0,
                  List.of(),
                  1,
                  List.of(),
                  List.of())));

  @Test
  void aLineATableThenNotesAndProblems() {
    assertThat(UpkeepText.lines(REPORT, UpkeepConfig.Mode.RUN))
        .containsExactly(
            "TABLE           ROWS        FILES        SIZE                  SNAPSHOTS     "
                + "COMPACTED  EXPIRED  DELETED  ORPHANS  METADATA  PROBLEMS",
            "ledger.entries  12,345,678  1,812 -> 14  39.1 MiB -> 38.1 MiB  1,900 -> 101  "
                + "    1,800    1,801    5,402        1        21         1",
            "ops.deferred             0  0 -> 0       0 KiB -> 0 KiB        0 -> 0        "
                + "        0        0        0        0         1         0",
            "Note: ledger.entries: set {a=b}",
            "Problem: ledger.entries FILE_MISSING: a file is gone");
  }

  @Test
  void aDryRunSaysSoAndNamesWhatItWouldDelete() {
    assertThat(UpkeepText.lines(REPORT, UpkeepConfig.Mode.DRY_RUN))
        .contains(
            "Dry run: nothing was changed. COMPACTED, EXPIRED and ORPHANS are what would be.",
            "  would delete file:///lake/ledger/entries/x.parquet");
  }
}
