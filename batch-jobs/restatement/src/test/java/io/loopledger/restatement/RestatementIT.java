package io.loopledger.restatement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.PeriodChange;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.metricscheck.lake.RunningLake;
import io.loopledger.metricscheck.lake.SimulatedLake;
import io.loopledger.metricscheck.lake.StoredRows;
import io.loopledger.proof.Finding;
import io.loopledger.proof.Findings;
import io.loopledger.proof.Proof;
import io.loopledger.proof.ProofConfig;
import io.loopledger.proof.table.ProofSnapshots;
import io.loopledger.restatement.file.PlanFolder;
import io.loopledger.restatement.plan.EffectLine;
import io.loopledger.restatement.plan.EffectLine.Kind;
import io.loopledger.restatement.plan.Request;
import io.loopledger.restatement.plan.RestatementPlan;
import io.loopledger.restatement.plan.Selection;
import io.loopledger.restatement.plan.Selection.Reach;
import io.loopledger.restatement.plan.Target;
import io.loopledger.restatement.table.Outcome;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.event.Corrections.EventVoided;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.table.RawEventReader;
import io.loopledger.schemas.table.RawEventsTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A restatement from the first look to its reversal, in a real lake with closed months, where every
 * third unit of a brand was restated before: its events have mixed pins.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestatementIT {
  private static final int UNITS = 60;
  private static final long SEED = 5;
  private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
  private static final Instant LATER = Instant.parse("2027-01-10T02:30:00Z");

  private static final String LINES =
      """
      SELECT concat_ws('|', brand, COALESCE(program, '-'), account, measure,
        COALESCE(reporting_currency, '-'), COALESCE(method, '-'), COALESCE(factor_version, '-'),
        substr(CAST(business_date AS varchar), 1, 7), period, cause,
        CAST(sum(amount) AS varchar), CAST(COALESCE(sum(reporting_amount), 0) AS varchar),
        CAST(count(*) AS varchar), CAST(count(DISTINCT subject) AS varchar))
      FROM ledger.entries WHERE trigger_id LIKE '%s-%%'
      GROUP BY brand, program, account, measure, reporting_currency, method, factor_version,
        substr(CAST(business_date AS varchar), 1, 7), period, cause
      """;

  private static final String NET =
      """
      SELECT concat_ws('|', subject, event_id, CAST(cycle_no AS varchar), account, measure,
        COALESCE(method, '-'), COALESCE(factor_version, '-'), CAST(business_date AS varchar),
        COALESCE(tax_rule, '-'), rule_version, COALESCE(CAST(fx_rate AS varchar), '-'),
        CAST(sum(amount) AS varchar), CAST(COALESCE(sum(reporting_amount), 0) AS varchar))
      FROM ledger.entries
      GROUP BY subject, event_id, cycle_no, account, measure, method, factor_version,
        business_date, tax_rule, rule_version, fx_rate
      HAVING sum(amount) <> 0 OR COALESCE(sum(reporting_amount), 0) <> 0
      """;

  private static Path folder;
  private static RunningLake running;
  private static TestPostingJob job;
  private static Path home;
  private static String brand;
  private static Set<String> before;
  private static RestatementPlan plan;
  private static long entriesBefore;

  @BeforeAll
  static void start() throws Exception {
    folder = Files.createTempDirectory("restatement");
    running =
        RunningLake.start(
            folder,
            PROJECT,
            (lake, references) -> SimulatedLake.write(UNITS, SEED, lake, references));
    job = TestPostingJob.restored(running.lake(), running.references(), LATER);
    home = Files.createDirectories(folder.resolve("restatements"));
    brand = texts("SELECT DISTINCT brand FROM ops.commands").iterator().next();
    closeAllButTheLastMonth();
    before = texts(NET);
    entriesBefore = count("SELECT count(*) FROM ledger.entries");
    plan = dryRun(new Target.ToVersion(running.references().latest().version()), "new factors");
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
    FileUtils.deleteDirectory(folder.toFile());
  }

  @Test
  @Order(1)
  void aDryRunTellsWhatChangesAndWritesNothingToTheLake() throws Exception {
    assertThat(plan.refused()).isEmpty();
    assertThat(plan.counts().subjects())
        .isEqualTo(
            count(
                "SELECT count(DISTINCT subject) FROM raw.events WHERE brand = '%s'"
                    .formatted(brand)));
    assertThat(plan.counts().events())
        .isEqualTo(count("SELECT count(*) FROM raw.events WHERE brand = '%s'".formatted(brand)));
    assertThat(plan.counts().changed())
        .isPositive()
        .isEqualTo(plan.counts().commands())
        .isLessThan(plan.counts().subjects());
    assertThat(accounts(plan)).isNotEmpty();
    assertThat(plan.effect())
        .as("a metric that the factors change")
        .anySatisfy(line -> assertThat(line.figure().name()).startsWith("impact."));
    assertThat(count("SELECT count(*) FROM ledger.entries")).isEqualTo(entriesBefore);
    assertThat(count("SELECT count(*) FROM ops.restatements")).isZero();
    PlanFolder files = new PlanFolder(home, plan.runId());
    assertThat(files.read()).isEqualTo(plan);
    assertThat(Files.readAllLines(files.path().resolve("effect.csv")))
        .hasSize(plan.effect().size() + 1);
    assertThat(Files.readAllLines(files.path().resolve("refused.csv"))).hasSize(1);
  }

  @Test
  @Order(2)
  void theFiguresAsPublishedAreThoseOfTheLedger() throws Exception {
    Set<String> ledger =
        texts(
            """
            SELECT concat_ws('|', brand, COALESCE(program, '-'), account, measure,
              COALESCE(method, '-'), COALESCE(factor_version, '-'),
              substr(CAST(business_date AS varchar), 1, 7), CAST(sum(amount) AS varchar))
            FROM ledger.entries
            GROUP BY brand, program, account, measure, method, factor_version,
              substr(CAST(business_date AS varchar), 1, 7)
            """);
    List<String> told = new ArrayList<>();
    for (EffectLine line : plan.effect()) {
      EffectLine.Figure figure = line.figure();
      if (figure.kind() == Kind.ACCOUNT && line.published().amount().signum() != 0) {
        told.add(
            String.join(
                "|",
                figure.brand(),
                orDash(figure.program()),
                figure.name(),
                figure.measure(),
                orDash(figure.method()),
                orDash(figure.factorVersion()),
                figure.month().toString(),
                line.published().amount().toPlainString()));
      }
    }
    assertThat(told).isNotEmpty();
    assertThat(ledger).containsAll(told);
  }

  /** Cut after the first commands, and called again. */
  @Test
  @Order(3)
  void whatIsPostedIsWhatWasToldLineByLineAlsoAfterAKill() throws Exception {
    PlanFolder files = new PlanFolder(home, plan.runId());
    assertThatThrownBy(
            () ->
                new RestatementRun(
                        running.lake(), running::connect, dying(), RestatementProgress.NONE)
                    .send(files))
        .hasMessage("killed");

    RestatementRun run =
        new RestatementRun(running.lake(), running::connect, job, RestatementProgress.NONE);
    assertThat(run.send(files)).isEqualTo(plan.counts().commands() - 1);
    Outcome outcome = run.await(files);

    assertThat(outcome)
        .isEqualTo(new Outcome(plan.counts().commands(), plan.counts().entries(), List.of()));
    assertThat(job.duplicates()).isZero();
    assertThat(texts(LINES.formatted(plan.runId()))).isEqualTo(accounts(plan));
    assertThat(run.send(files)).isZero();
    assertThat(states(plan)).containsExactly("DONE", "PLANNED", "SENT");
    assertProved();
  }

  @Test
  @Order(4)
  void entriesOfAClosedMonthGoToTheOpenPeriodWithTheirOwnBusinessDate() throws Exception {
    assertThat(accounts(plan))
        .as("some month was closed")
        .anyMatch(line -> !line.split("\\|")[7].equals(line.split("\\|")[8]));
    assertThat(
            count(
                """
                SELECT count(*) FROM ledger.entries WHERE trigger_id LIKE '%s-%%'
                  AND period > substr(CAST(business_date AS varchar), 1, 7)
                """
                    .formatted(plan.runId())))
        .isPositive();
  }

  @Test
  @Order(5)
  void aReversedRunLeavesEveryJournalAsItWas() throws Exception {
    RestatementPlan back = dryRun(new Target.Before(plan.runId()), "wrong factors");

    assertThat(back.counts().commands()).isEqualTo(plan.counts().commands());
    assertThat(back.refused()).isEmpty();
    PlanFolder files = new PlanFolder(home, back.runId());
    RestatementRun run =
        new RestatementRun(running.lake(), running::connect, job, RestatementProgress.NONE);
    run.send(files);
    Outcome outcome = run.await(files);

    assertThat(outcome.refused()).isEmpty();
    assertThat(texts(LINES.formatted(back.runId()))).isEqualTo(accounts(back));
    assertThat(texts(NET)).isEqualTo(before);
    assertThat(states(plan)).containsExactly("DONE", "PLANNED", "REVERSED_BY", "SENT");
    assertThat(states(back)).containsExactly("DONE", "PLANNED", "SENT");
    assertProved();
  }

  /** Nothing of the first run is left to take back. */
  @Test
  @Order(6)
  void aRunThatWasTakenBackIsNotTakenBackAgain() throws Exception {
    RestatementPlan again = dryRun(new Target.Before(plan.runId()), "once more");

    assertThat(again.counts().commands()).isZero();
    assertThat(again.counts().subjects()).isEqualTo(plan.counts().commands());
    assertThat(again.refused()).isEmpty();
  }

  @Test
  @Order(7)
  void aUnitWhoseEventsAreVoidedAfterwardsComesToExactlyZero() throws Exception {
    List<CommandMessage> sent = new ArrayList<>();
    new PlanFolder(home, plan.runId()).commands(sent::add);
    String subject = sent.getFirst().subject();
    List<Event> life = new ArrayList<>();
    StoredRows.read(
        running.lake(),
        RawEventsTable.DEFINITION,
        row -> {
          ReceivedEvent received = RawEventReader.read(row);
          if (received.event().subject().toString().equals(subject)) {
            life.add(received.event());
          }
        });
    for (Event event : life) {
      job.take(
          new Event(
              "void-of-" + event.id(),
              event.source(),
              event.subject(),
              event.effectiveTime(),
              event.context(),
              new EventVoided(event.source(), event.id(), 99, "never happened", null)));
    }

    assertThat(
            texts(
                """
                SELECT account FROM ledger.entries WHERE subject = '%s' GROUP BY account, measure
                HAVING sum(amount) <> 0 OR COALESCE(sum(reporting_amount), 0) <> 0
                """
                    .formatted(subject)))
        .isEmpty();
    assertThat(count("SELECT count(*) FROM ledger.entries WHERE subject = '%s'".formatted(subject)))
        .isPositive();
  }

  /** Another method and another VAT policy: what is told is posted then, too, line by line. */
  @Test
  @Order(8)
  void whatIsPostedIsWhatWasToldUnderAnotherMethodAndPolicy() throws Exception {
    Brand registered = running.references().latest().brand(brand).orElseThrow();
    Brand other = registered;
    for (Programme programme : registered.programmes()) {
      other =
          other.with(
              new Programme(
                  programme.id(), programme.method().equals("RESALE") ? "ADEME" : "RESALE", 1));
    }
    Brand.Policies policies = registered.policies();
    long version =
        running
            .references()
            .publishRestated(
                new Brand(
                    other.id(),
                    other.tenant(),
                    other.legalCountry(),
                    other.contractZone(),
                    other.reportingCurrency(),
                    new Brand.Policies(
                        policies.splitsVat() ? Brand.Policies.AS_DOCUMENTED : Brand.Policies.EU,
                        policies.rounding(),
                        policies.fx(),
                        policies.books()),
                    other.programmes()));

    RestatementPlan told = dryRun(new Target.ToVersion(version), "another method");
    PlanFolder files = new PlanFolder(home, told.runId());
    RestatementRun run =
        new RestatementRun(running.lake(), running::connect, job, RestatementProgress.NONE);
    run.send(files);

    assertThat(run.await(files).entries()).isEqualTo(told.counts().entries());
    assertThat(texts(LINES.formatted(told.runId()))).isEqualTo(accounts(told));
    assertThat(told.effect()).extracting(EffectLine::cause).contains(Cause.METHOD, Cause.RULE);
    assertProved();
  }

  /** What is restated there goes to the last month. */
  private static void closeAllButTheLastMonth() throws SQLException {
    List<String> months =
        new ArrayList<>(
            texts(
                "SELECT DISTINCT substr(CAST(business_date AS varchar), 1, 7) FROM ledger.entries"
                    + " WHERE brand = '%s'".formatted(brand)));
    for (String month : months.subList(0, months.size() - 1)) {
      YearMonth closed = YearMonth.parse(month);
      if (!running.references().latest().calendar().isClosed(brand, closed)) {
        running
            .references()
            .publish(
                new PeriodChange(
                    brand, closed, PeriodChange.Action.CLOSE, "finance", LATER, "month-end"));
      }
    }
  }

  private static RestatementPlan dryRun(Target target, String reason) throws Exception {
    Request request =
        new Request(
            target,
            new Selection(Set.of(brand), Set.of(), Set.of(), Reach.CHANGED),
            reason,
            "anna",
            LATER);
    return new DryRun(running.lake(), running.references(), 2, folder, RestatementProgress.NONE)
        .plan(request, home);
  }

  /** Takes one command, and dies. */
  private static CommandPort dying() {
    return new CommandPort() {
      @Override
      public void send(List<CommandMessage> commands) {
        job.send(commands.subList(0, 1));
        throw new IllegalStateException("killed");
      }

      @Override
      public void await() {
        throw new IllegalStateException("dead");
      }
    };
  }

  private static void assertProved() throws Exception {
    Findings findings = new Findings(100);
    new Proof(running.lake(), running.references(), running::connect, ProofConfig.in(folder))
        .subjects(ProofSnapshots.newest(running.lake()), findings);
    assertThat(findings.kept()).extracting(Finding::message).isEmpty();
  }

  private static Set<String> accounts(RestatementPlan told) {
    Set<String> lines = new TreeSet<>();
    for (EffectLine line : told.effect()) {
      EffectLine.Figure figure = line.figure();
      if (figure.kind() == Kind.ACCOUNT) {
        lines.add(
            String.join(
                "|",
                figure.brand(),
                orDash(figure.program()),
                figure.name(),
                figure.measure(),
                orDash(figure.reportingCurrency()),
                orDash(figure.method()),
                orDash(figure.factorVersion()),
                figure.month().toString(),
                line.period().toString(),
                line.cause().name(),
                line.difference().amount().toPlainString(),
                line.difference().reporting().toPlainString(),
                Long.toString(line.entries()),
                Long.toString(line.subjects())));
      }
    }
    return lines;
  }

  private static String orDash(@Nullable String text) {
    return text == null ? "-" : text;
  }

  private static Set<String> states(RestatementPlan of) throws SQLException {
    return texts("SELECT state FROM ops.restatements WHERE run_id = '%s'".formatted(of.runId()));
  }

  private static long count(String sql) throws SQLException {
    return Long.parseLong(texts(sql).iterator().next());
  }

  private static Set<String> texts(String sql) throws SQLException {
    Set<String> texts = new TreeSet<>();
    try (Connection trino = running.connect();
        Statement statement = trino.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
