package io.loopledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.Command;
import io.loopledger.catalog.posting.Commands;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.metricscheck.lake.RunningLake;
import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.Severity;
import io.loopledger.night.step.StepReport;
import io.loopledger.proof.Finding.Kind;
import io.loopledger.proof.net.BucketRange;
import io.loopledger.proof.night.ProofStep;
import io.loopledger.proof.rehydrate.LaidAside;
import io.loopledger.proof.rehydrate.Rehydrations;
import io.loopledger.proof.sql.RollupRepair;
import io.loopledger.proof.sql.StoredProofs;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.proof.ProofRun;
import io.loopledger.schemas.table.DeferredTable;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.ProofsTable;
import io.loopledger.schemas.table.RollupTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

  @Test
  void whatWaitsForAnEvictedCycleIsFoundUntilItIsPosted() throws Exception {
    String subject = text("SELECT min(subject) FROM raw.events WHERE type = 'UnitSold'");
    long offset = 1 + number("SELECT max(kafka_offset) FROM raw.events WHERE topic = 'returns'");
    String posted =
        text("SELECT min(event_id) FROM raw.events WHERE subject = '%s'".formatted(subject));
    try (Damage deferred = Damage.to(running.lake(), DeferredTable.DEFINITION)) {
      deferred.add(laidAside(deferred, subject, "late-1", offset, "CYCLE_EVICTED"));
      deferred.add(laidAside(deferred, subject, "late-1", offset + 3, "CYCLE_EVICTED"));
      deferred.add(laidAside(deferred, subject, posted, offset + 1, "POSSIBLE_REPEAT"));
      deferred.add(laidAside(deferred, subject, "late-2", offset + 2, "WAITS_FOR_TARGET"));

      assertThat(rehydrations().waiting())
          .containsExactly(
              new LaidAside(subject, "late-1", new LaidAside.Place("returns", 0, offset)));
    }
  }

  /** The command goes through its wire form and the engine, as the posting job takes it. */
  @Test
  void theCommandBringsAnEvictedUnitBackAndPostsNothingThatIsThere() throws Exception {
    SubjectLedger ledger =
        new SubjectLedger(
            new PostingEngine(Chart.builtIn(), running.references()::at), Integer.MAX_VALUE);
    List<LaidAside> all = new ArrayList<>();
    for (String subject :
        texts("SELECT DISTINCT subject FROM raw.events WHERE subject LIKE 'unit:%' ORDER BY 1")) {
      all.add(new LaidAside(subject, "late", new LaidAside.Place("returns", 0, all.size())));
    }
    int evicted = 0;
    for (CommandMessage message : rehydrations().commands(all)) {
      Command.Rehydrate command = (Command.Rehydrate) Commands.of(message);
      SubjectHistory whole = SubjectHistory.EMPTY;
      for (PinnedEvent event : command.events()) {
        whole = accepted(ledger.accept(whole, event)).history();
      }
      SubjectHistory gone = ledger.evict(whole, Instant.parse("2099-01-01T00:00:00Z"));
      if (gone.evicted() != null) {
        evicted++;
        SubjectLedger.Answer.Accepted back = accepted(ledger.apply(gone, command));
        assertThat(back.difference()).as(message.subject()).isEmpty();
        assertThat(ledger.journal(back.history())).isEqualTo(ledger.journal(whole));
      }
    }
    assertThat(evicted).isPositive();
  }

  private static SubjectLedger.Answer.Accepted accepted(SubjectLedger.Answer answer) {
    assertThat(answer).isInstanceOf(SubjectLedger.Answer.Accepted.class);
    return (SubjectLedger.Answer.Accepted) answer;
  }

  private Rehydrations rehydrations() {
    return new Rehydrations(running.lake(), running.references(), running::connect, config());
  }

  private static Record laidAside(
      Damage deferred, String subject, String id, long offset, String reason) {
    Record row = deferred.empty();
    row.setField("event_id", id);
    row.setField(
        "source", reason.equals("POSSIBLE_REPEAT") ? "/simulator/" + brand(subject) : "/shop");
    row.setField("type", "UnitReceived");
    row.setField("subject", subject);
    row.setField("brand", brand(subject));
    row.setField("effective_time", Instant.EPOCH.atOffset(ZoneOffset.UTC));
    row.setField("recorded_time", Instant.EPOCH.atOffset(ZoneOffset.UTC));
    row.setField("topic", "returns");
    row.setField("kafka_partition", 0);
    row.setField("kafka_offset", offset);
    row.setField("reason", reason);
    return row;
  }

  private static String brand(String subject) {
    return subject.substring(subject.indexOf(':') + 1, subject.indexOf('/'));
  }

  private String text(String sql) throws SQLException {
    return texts(sql).getFirst();
  }

  private long number(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  private List<String> texts(String sql) throws SQLException {
    Trino trino = running::connect;
    List<String> texts = new ArrayList<>();
    trino.query(sql, row -> texts.add(row.getString(1)));
    return texts;
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
