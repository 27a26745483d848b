package io.loopledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.metricscheck.lake.RunningLake;
import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.Severity;
import io.loopledger.night.step.StepReport;
import io.loopledger.proof.Finding.Kind;
import io.loopledger.proof.net.BucketRange;
import io.loopledger.proof.night.ProofStep;
import io.loopledger.proof.sql.RollupRepair;
import io.loopledger.proof.sql.StoredProofs;
import io.loopledger.schemas.proof.ProofRun;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.ProofsTable;
import io.loopledger.schemas.table.RollupTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The proof as a step of the night, and the repair of the roll-up. */
@ExtendWith(SharedLake.class)
class ProofNightIT {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 25);
  private static final Instant NOMINAL = Instant.parse("2026-11-26T02:30:00Z");

  private final RunningLake running;
  private final Path scratch;

  ProofNightIT(RunningLake running, @TempDir Path scratch) {
    this.running = running;
    this.scratch = scratch;
  }

  @Test
  void aNightThatIsRunAgainTellsTheSameAndIsProvedOnce() throws Exception {
    try (Damage proofs = Damage.to(running.lake(), ProofsTable.DEFINITION)) {
      List<String> parts = new ArrayList<>();
      StepReport first = step().run(context("night-a", 1), (done, total, what) -> parts.add(what));
      StepReport second =
          step()
              .run(
                  context("night-a", 2),
                  (done, total, what) -> {
                    throw new AssertionError("a run that is done is not proved again");
                  });

      assertThat(first.severity()).isEqualTo(Severity.CLEAN);
      assertThat(first.figures().get("findings")).isNull();
      assertThat(second).isEqualTo(first);
      assertThat(parts).hasSize(7).containsOnly("parts of the proof");
      assertThat(proofs.rows()).hasSize(1);
    }
  }

  @Test
  void whatWasFoundStaysFoundAlsoWhenItWasMendedMeanwhile() throws Exception {
    try (Damage proofs = Damage.to(running.lake(), ProofsTable.DEFINITION)) {
      Record lost;
      StepReport first;
      try (Damage entries = Damage.to(running.lake(), EntriesTable.DEFINITION)) {
        lost = entries.first(row -> "EUR".equals(row.getField("measure")));
        entries.lose(lost);
        first = step().run(context("night-b", 1), (done, total, what) -> {});
      }

      StepReport again = step().run(context("night-b", 2), (done, total, what) -> {});
      ProofRun stored = new StoredProofs(running::connect).find("night-b").orElseThrow();

      assertThat(again).isEqualTo(first);
      assertThat(first.severity()).isEqualTo(Severity.ALARM);
      assertThat(first.findings()).isEqualTo(2);
      assertThat(first.figures())
          .containsEntry("findings MISSING_ENTRY", BigDecimal.ONE)
          .containsEntry("findings ROLLUP", BigDecimal.ONE);
      assertThat(first.lines())
          .anyMatch(line -> line.contains(lost.getField("event_id").toString()));
      assertThat(stored.recordedTime()).isEqualTo(NOMINAL);
      assertThat(stored.listed())
          .anySatisfy(
              finding -> assertThat(finding.eventId()).isEqualTo(lost.getField("event_id")));
      assertThat(new StoredProofs(running::connect).newest(5))
          .extracting(ProofRun::runId)
          .containsExactly("night-b");
    }
  }

  @Test
  void aRollupThatWasDamagedIsWhatItsEntriesComeToAfterTheRepair() throws Exception {
    try (Damage rollup = Damage.to(running.lake(), RollupTable.DEFINITION)) {
      Record wrong = rollup.first(row -> "EUR".equals(row.getField("measure")));
      rollup.replace(
          wrong,
          row -> {
            row.setField("amount", ((BigDecimal) wrong.getField("amount")).add(BigDecimal.TEN));
            return row;
          });
      Record lost = rollup.first(row -> "kgCO2e".equals(row.getField("measure")));
      rollup.lose(lost);
      Record twice = rollup.first(row -> "unit".equals(row.getField("measure")));
      rollup.add(twice);
      assertThat(prove().counts()).containsEntry(Kind.ROLLUP, 3L);
      int before = rollup.rows().size();

      assertThat(new RollupRepair(running.lake(), running::connect).run()).isEqualTo(3);

      assertThat(prove().isClean()).isTrue();
      assertThat(rollup.rows()).hasSize(before + 3);
      assertThat(rollup.rows())
          .anySatisfy(
              row -> {
                assertThat(row.getField("account")).isEqualTo(wrong.getField("account"));
                assertThat((BigDecimal) row.getField("amount")).isEqualByComparingTo("-10");
                assertThat(row.getField("entry_count")).isEqualTo(0L);
              })
          .anySatisfy(row -> assertThat(row.getField("entry_count")).isEqualTo(-count(twice)));
      assertThat(new RollupRepair(running.lake(), running::connect).run()).isZero();
    }
  }

  private static long count(Record row) {
    return (Long) row.getField("entry_count");
  }

  private ProofStep step() {
    return new ProofStep(running::openLake, running::references, running::connect, config());
  }

  private ProofResult prove() throws SQLException, IOException {
    return new Proof(running.lake(), running.references(), running::connect, config()).run();
  }

  private ProofConfig config() {
    return new ProofConfig(2, 100, scratch, BucketRange.ALL);
  }

  private static NightContext context(String runId, int attempt) {
    return new NightContext(DATE, NOMINAL, runId, attempt);
  }
}
