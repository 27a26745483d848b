package io.loopledger.upkeep.table;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.live.Alert;
import io.loopledger.schemas.table.AlertsTable;
import io.loopledger.upkeep.Problem;
import io.loopledger.upkeep.Problem.Code;
import io.loopledger.upkeep.TableReport;
import io.loopledger.upkeep.Upkeep;
import io.loopledger.upkeep.UpkeepAlerts;
import io.loopledger.upkeep.UpkeepConfig;
import io.loopledger.upkeep.UpkeepProgress;
import io.loopledger.upkeep.UpkeepReport;
import io.loopledger.upkeep.policy.CompactionPolicy;
import io.loopledger.upkeep.policy.OrphanPolicy;
import io.loopledger.upkeep.policy.SnapshotPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an upkeep finds, in {@code ops.alerts} of a real table. */
class AlertLogTest {
  private static final Instant FIRST = Instant.parse("2026-11-26T10:00:00.123456Z");
  private static final Instant SECOND = FIRST.plusSeconds(600);
  private static final Instant THIRD = SECOND.plusSeconds(600);

  private final RollupLake lake;

  AlertLogTest(@TempDir Path folder) {
    lake = RollupLake.in(folder);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void aProblemIsRaisedOnceAndClearedWhenItIsGone() {
    UpkeepReport problem = report("raw.events", Code.FILE_MISSING, Code.TOO_MANY_SNAPSHOTS);

    assertThat(told(problem, FIRST)).containsExactlyInAnyOrder("RAISED", "RAISED");
    assertThat(told(problem, SECOND)).isEmpty();
    assertThat(told(report("raw.events", Code.TOO_MANY_SNAPSHOTS), THIRD))
        .containsExactly("CLEARED");

    assertThat(standing()).containsOnlyKeys("upkeep-too-many-snapshots");
    assertThat(rows()).isEqualTo(3);
  }

  @Test
  void theRowSaysWhatWasFoundWhereAndWhen() {
    told(report("ledger.entries", Code.FILE_MISSING), FIRST);

    Alert alert = requireNonNull(standing().get("upkeep-file-missing"));
    assertThat(alert)
        .isEqualTo(
            new Alert(
                alert.alertId(),
                FIRST.toEpochMilli(),
                Alert.Status.RAISED,
                "upkeep-file-missing",
                Alert.Severity.CRITICAL,
                "(platform)",
                "table:ledger.entries",
                "FILE_MISSING of ledger.entries",
                Map.of("table", "ledger.entries", "code", "FILE_MISSING"),
                "upkeep/2026-11-26T10:00:00.123456Z",
                FIRST,
                FIRST));
    assertThat(alert.alertId()).matches("[0-9a-f]{32}");
  }

  @Test
  void whatTheNextUpkeepCannotKnowStandsForAPerson() {
    told(report("raw.events", Code.ROWS_CHANGED), FIRST);

    assertThat(told(report("raw.events"), SECOND)).isEmpty();
    assertThat(standing()).containsOnlyKeys("upkeep-rows-changed");
  }

  @Test
  void anUpkeepOfOtherTablesClearsNothing() {
    told(report("raw.events", Code.STEP_FAILED), FIRST);

    assertThat(told(report("mart.rollup"), SECOND)).isEmpty();
    assertThat(standing()).containsOnlyKeys("upkeep-step-failed");
  }

  @Test
  void aFindingThatComesBackIsRaisedAboveItsLastVersionAlsoWhenTheClockWentBack() {
    told(report("raw.events", Code.STEP_FAILED), SECOND);
    told(report("raw.events"), THIRD);

    assertThat(told(report("raw.events", Code.STEP_FAILED), FIRST)).containsExactly("RAISED");
    assertThat(requireNonNull(standing().get("upkeep-step-failed")).version())
        .isEqualTo(THIRD.toEpochMilli() + 1);
  }

  @Test
  void aDryRunTellsNobody() {
    UpkeepReport problem = report("raw.events", Code.FILE_MISSING);

    assertThat(upkeep(FIRST, UpkeepConfig.Mode.DRY_RUN).tell(problem)).isEmpty();
    assertThat(rows()).isZero();
  }

  @Test
  void aTableThatLostAFileRaisesTheAlertThroughTheWholeUpkeep() throws Exception {
    lake.append(1, 10, 1);
    try (var files = Files.walk(Path.of(lake.table().location().replace("file:", "")))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".parquet")).toList()) {
        Files.delete(file);
      }
    }
    Upkeep upkeep = upkeep(FIRST, UpkeepConfig.Mode.RUN);

    upkeep.tell(upkeep.run(Upkeep.tables(List.of("mart.rollup"))));

    assertThat(standing()).containsKey("upkeep-file-missing");
  }

  private List<String> told(UpkeepReport report, Instant now) {
    return upkeep(now, UpkeepConfig.Mode.RUN).tell(report).stream()
        .map(alert -> alert.status().name())
        .toList();
  }

  private Upkeep upkeep(Instant now, UpkeepConfig.Mode mode) {
    UpkeepConfig config =
        new UpkeepConfig(
            new CompactionPolicy(
                UpkeepConfig.DEFAULT_TARGET_BYTES,
                UpkeepConfig.DEFAULT_GRACE,
                UpkeepConfig.DEFAULT_MIN_FILES,
                UpkeepConfig.DEFAULT_SETTLED_AFTER),
            new SnapshotPolicy(
                UpkeepConfig.DEFAULT_KEEP_SNAPSHOTS,
                UpkeepConfig.DEFAULT_EXPIRE_OLDER_THAN,
                UpkeepConfig.DEFAULT_MAX_SNAPSHOTS),
            new OrphanPolicy(UpkeepConfig.DEFAULT_ORPHANS_OLDER_THAN),
            UpkeepConfig.DEFAULT_LEGAL_RETENTION,
            UpkeepConfig.DEFAULT_MAX_METADATA_FILES,
            mode);
    UpkeepProgress silent = (table, step) -> {};
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new Upkeep(lake.lake(), config, clock, UpkeepAlerts.NONE, silent);
  }

  private Map<String, Alert> standing() {
    Map<String, Alert> standing = new TreeMap<>();
    new AlertLog(lake.lake().table(AlertsTable.DEFINITION))
        .newest().values().stream()
            .filter(alert -> alert.status() == Alert.Status.RAISED)
            .forEach(alert -> standing.put(alert.rule(), alert));
    return standing;
  }

  private long rows() {
    return lake.lake().head(AlertsTable.DEFINITION).rows();
  }

  private static UpkeepReport report(String table, Code... codes) {
    TableReport.Size size = new TableReport.Size(0, 0, 0, 0);
    List<Problem> problems =
        Arrays.stream(codes)
            .map(code -> new Problem(table, code, "%s of %s".formatted(code, table)))
            .toList();
    return new UpkeepReport(
        List.of(new TableReport(table, size, size, 0, 0, 0, 0, List.of(), 0, List.of(), problems)));
  }
}
