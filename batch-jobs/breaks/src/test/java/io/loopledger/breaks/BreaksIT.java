package io.loopledger.breaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.breaks.book.FoundBreak;
import io.loopledger.breaks.book.Person;
import io.loopledger.breaks.clearing.ClearingAccounts;
import io.loopledger.breaks.clearing.ClearingFile;
import io.loopledger.breaks.clearing.ClearingGroup;
import io.loopledger.breaks.clearing.ClearingLine;
import io.loopledger.breaks.evidence.BreakEvidence;
import io.loopledger.breaks.night.Events;
import io.loopledger.breaks.night.FoundElsewhere;
import io.loopledger.breaks.night.MatchingStep;
import io.loopledger.breaks.table.BreakStore;
import io.loopledger.breaks.table.BreaksSql;
import io.loopledger.matching.rule.Reconciliation;
import io.loopledger.matching.rule.RuleFile;
import io.loopledger.matching.run.Matching;
import io.loopledger.metricscheck.lake.LedgerBook;
import io.loopledger.metricscheck.lake.RunningLake;
import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.StepReport;
import io.loopledger.night.step.StopRequested;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.finance.BreakChange;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two nights and what people do between them, in one lake. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BreaksIT {
  private static final NightContext FIRST = night("2027-01-01", 1);
  private static final NightContext SECOND = night("2027-01-02", 1);
  private static final Person ANN = new Person("ann", Instant.parse("2027-01-02T09:00:00Z"));
  private static final Person BEN = new Person("ben", Instant.parse("2027-01-02T09:00:01Z"));

  private RunningLake lake;
  private Connection trino;
  private BreakStore store;
  private List<String> four;
  private final List<Event> published = new ArrayList<>();

  @BeforeAll
  void start(@TempDir Path folder) throws SQLException {
    lake = Fixture.lake(folder);
    trino = lake.connect();
    store = new BreakStore(lake::connect, lake.lake());
    four = Fixture.fillStatement(trino);
  }

  @AfterAll
  void stop() throws SQLException {
    trino.close();
    lake.close();
  }

  @Test
  @Order(1)
  void aNightThatIsCutTwiceKeepsEachBreakOnce() throws Exception {
    assertThatThrownBy(
            () ->
                step(published::addAll)
                    .run(
                        FIRST,
                        (done, total, what) -> {
                          if (done == 1) {
                            throw new StopRequested("cut behind the payments");
                          }
                        }))
        .isInstanceOf(StopRequested.class);
    assertThat(published).isEmpty();

    assertThatThrownBy(
            () ->
                step(events -> {
                      throw new IllegalStateException("cut before the events");
                    })
                    .run(FIRST, (done, total, what) -> {}))
        .hasMessage("cut before the events");

    StepReport report = step(published::addAll).run(FIRST, (done, total, what) -> {});
    StepReport again = step(published::addAll).run(FIRST, (done, total, what) -> {});

    assertThat(again).isEqualTo(report);
    assertThat(rows())
        .containsExactlyInAnyOrder(
            "payments | AMOUNT | 1 | OPENED | OPEN | 0.020000 | rounding",
            "payments | AMOUNT | 2 | WRITTEN_OFF | WRITTEN_OFF | 0.020000 | rounding",
            "marketplaces | AMOUNT | 1 | OPENED | OPEN | -0.030000 | rounding",
            "marketplaces | AMOUNT | 2 | WRITTEN_OFF | WRITTEN_OFF | -0.030000 | rounding",
            "payments | AMOUNT | 1 | OPENED | OPEN | -0.300000 | another amount",
            "payments | MISSING_IN_LEDGER | 1 | OPENED | OPEN | 7.000000 | event was rejected: INVALID",
            "payments | MISSING_IN_STATEMENT | 1 | OPENED | OPEN | %s | no statement has it yet, or its line was lost"
                .formatted(missing()),
            "proof | ALTERED | 1 | OPENED | OPEN | 1.000000 | the proof");
    assertThat(report.findings()).isEqualTo(4);
    assertThat(report.figures())
        .containsEntry("open AMOUNT", BigDecimal.ONE)
        .containsEntry("open MISSING_IN_LEDGER", BigDecimal.ONE)
        .containsEntry("written off", BigDecimal.TWO)
        .containsEntry("oldest open break days", BigDecimal.ZERO);
    assertThat(published).hasSize(4);
    assertThat(published.subList(2, 4)).isEqualTo(published.subList(0, 2));
  }

  @Test
  @Order(2)
  void ofTwoPeopleAtOnceTheSecondIsTold() throws Exception {
    Actions actions = new Actions(store);
    String id = id("MISSING_IN_LEDGER");
    BreakStore.View seenByBoth = store.byId(List.of(id));

    actions.apply(seenByBoth, row -> ANN.assigns(row, "ann"));

    assertThatThrownBy(() -> actions.apply(seenByBoth, row -> BEN.accepts(row, "known")))
        .isInstanceOf(Actions.ChangedMeanwhile.class)
        .hasMessage(
            "break %s was changed meanwhile: ASSIGNED by ann (assigned to ann). Nothing was recorded; look at it and do it again"
                .formatted(id));
    assertThat(BreakStore.history(lake::connect, id))
        .extracting(BreakChange::change)
        .containsExactly("OPENED", "ASSIGNED");

    List<BreakChange> accepted = actions.accept(List.of(id.substring(0, 12)), "a test sale", BEN);

    assertThat(accepted).hasSize(1);
    assertThat(store.byId(List.of(id)).rows()).isEqualTo(accepted);
    assertThat(accepted.getFirst().owner()).isEqualTo("ann");
    assertThat(accepted.getFirst().about()).isEqualTo(seenByBoth.rows().getFirst().about());
    assertThatThrownBy(() -> actions.accept(List.of("nothing"), "why", BEN))
        .hasMessage(
            "no breaks begin with 'nothing'; give the whole id, as breaks list --format csv shows it");
  }

  @Test
  @Order(3)
  void theEvidenceOfABreakNamesTheLineAndTheEvents() throws Exception {
    List<String> lines =
        new BreakEvidence(lake::connect)
            .lines(store.byId(List.of(id("MISSING_IN_LEDGER"))).rows().getFirst());

    assertThat(lines)
        .contains(
            "Suspected: event was rejected: INVALID",
            "  po-1.csv, position 1, statement PO-1 of 2022-06-01, format test")
        .anyMatch(
            line ->
                line.contains("ACCEPTED") && line.contains("ben") && line.contains("a test sale"));

    assertThat(
            new BreakEvidence(lake::connect)
                .lines(store.byId(List.of(id("MISSING_IN_STATEMENT"))).rows().getFirst()))
        .anyMatch(line -> line.contains("ProductSold") || line.contains("UnitSold"));
  }

  @Test
  @Order(4)
  void theNextNightTheWriteOffMatchesAndWhatArrivedCloses() throws Exception {
    LedgerBook postingJob = new LedgerBook(lake.lake(), lake.references(), 9);
    for (Event event : published.subList(0, 2)) {
      assertThat(postingJob.take(event, Instant.parse("2027-01-01T02:00:00Z"))).isEmpty();
    }
    postingJob.commit();
    Fixture.arrives(trino, four.get(2));

    StepReport report = step(published::addAll).run(SECOND, (done, total, what) -> {});

    assertThat(report.findings()).isEqualTo(2);
    assertThat(
            Fixture.texts(
                trino,
                "SELECT kind, change, reason FROM finance.breaks WHERE run_id = '%s'"
                    .formatted(SECOND.runId())))
        .containsExactly(
            "MISSING_IN_STATEMENT | CLOSED | not found again: the counterpart arrived, or there is no difference any more");
    assertThat(published).hasSize(4);
    assertThat(
            Fixture.texts(
                trino,
                "SELECT account, amount FROM ledger.entries WHERE subject LIKE 'doc:demo/write-off-%' ORDER BY 1, 2"))
        .containsExactly(
            "cash.differences | -0.020000",
            "cash.differences | 0.030000",
            "receivables.invoiced | -0.030000",
            "receivables.invoiced | 0.020000");
    assertThat(
            Fixture.texts(
                trino,
                "SELECT shape, count(*), sum(IF(side = 'LEDGER', amount, -amount)) FROM finance.matches WHERE reconciliation = 'marketplaces' AND run_id = '%s' GROUP BY 1"
                    .formatted(SECOND.runId())))
        .containsExactly("MANY_TO_ONE | 3 | 0.000000");
    assertThat(
            Fixture.texts(
                trino,
                "SELECT side, sum(amount) - (SELECT net FROM finance.settlement_lines WHERE payment_reference = '%1$s' AND type = 'PAYMENT') FROM finance.matches WHERE reference = '%1$s' AND type = 'PAYMENT' GROUP BY 1 ORDER BY 1"
                    .formatted(four.get(0))))
        .containsExactly("LEDGER | 0.000000", "STATEMENT | 0.000000");
  }

  @Test
  @Order(5)
  void aClearingAccountIsWhatWasMatchedWhatIsOpenAndTheRest() throws Exception {
    List<ClearingLine> lines =
        new ClearingAccounts(lake::connect, BreaksSql.NIGHT_SCHEMA)
            .lines(Fixture.rules().clearing().getFirst(), SECOND.businessDate());

    ClearingLine demo =
        lines.stream()
            .filter(line -> line.brand().equals("demo") && line.currency().equals("EUR"))
            .findFirst()
            .orElseThrow();
    assertThat(
            Fixture.texts(
                trino,
                "SELECT sum(amount) FROM ledger.entries WHERE brand = 'demo' AND measure = 'EUR' AND account IN ('receivables.invoiced', 'receivables.credited', 'refunds.payable', 'clearing.settlements')"))
        .containsExactly(demo.balance().toPlainString());
    // What is open is the payment that came to thirty cents less.
    assertThat(demo.open().older())
        .isEqualByComparingTo(
            Fixture.texts(
                    trino, "SELECT ledger_amount FROM finance.breaks WHERE value = DECIMAL '-0.30'")
                .getFirst());
    assertThat(demo.open().upTo30()).isEqualByComparingTo("0");
  }

  @Test
  @Order(6)
  void everyEntryOfASimulatedProgrammeIsLookedAtByAReconciliation() throws Exception {
    Matching matching = new Matching(trino, BreaksSql.NIGHT_SCHEMA, what -> {});
    for (Reconciliation each : RuleFile.builtIn()) {
      matching.run(each, new Matching.Night("open", SECOND.businessDate(), SECOND.nominalTime()));
    }

    List<String> unassigned = new ArrayList<>();
    for (ClearingGroup group : ClearingFile.builtIn()) {
      for (ClearingLine line :
          new ClearingAccounts(lake::connect, BreaksSql.NIGHT_SCHEMA)
              .lines(group, SECOND.businessDate())) {
        if (line.unassigned().signum() != 0) {
          unassigned.add(
              "%s %s %s %s"
                  .formatted(line.group(), line.brand(), line.currency(), line.unassigned()));
        }
      }
    }
    assertThat(unassigned).isEmpty();
  }

  private MatchingStep step(Events events) {
    FoundElsewhere proof =
        new FoundElsewhere() {
          @Override
          public String reconciliation() {
            return "proof";
          }

          @Override
          public List<FoundBreak> find(NightContext context) {
            return List.of(
                new FoundBreak(
                    FoundBreak.id("proof", "ALTERED", "unit:demo/1", "event-1"),
                    new BreakChange.About(
                        "proof",
                        "ALTERED",
                        null,
                        "demo",
                        "ledger",
                        "EUR",
                        1_000_000,
                        new BreakChange.Side(
                            "unit:demo/1 event-1", "EUR", 2_000_000, null, "event-1"),
                        new BreakChange.Side("journal", "EUR", 3_000_000, null, "event-1"),
                        "the proof")));
          }
        };
    // The clearing accounts of this lake hold marketplaces, too, which nothing settles here.
    MatchingStep.Rules rules = new MatchingStep.Rules(Fixture.rules().reconciliations(), List.of());
    return new MatchingStep(lake::connect, lake.lake(), rules, List.of(proof), events);
  }

  private List<String> rows() throws SQLException {
    return Fixture.texts(
        trino,
        "SELECT reconciliation, kind, version, change, status, value, suspected_cause FROM finance.breaks");
  }

  private String missing() throws SQLException {
    return Fixture.texts(
            trino,
            "SELECT -ledger_amount FROM finance.breaks WHERE kind = 'MISSING_IN_STATEMENT' AND ledger_reference = '%s'"
                .formatted(four.get(2)))
        .getFirst();
  }

  private String id(String kind) throws SQLException {
    return Fixture.texts(
            trino,
            "SELECT break_id FROM finance.breaks WHERE version = 1 AND kind = '%s'".formatted(kind))
        .getFirst();
  }

  private static NightContext night(String date, int attempt) {
    LocalDate day = LocalDate.parse(date);
    return new NightContext(
        day, Instant.parse(day.plusDays(1) + "T01:30:00Z"), "night-" + date, attempt);
  }
}
