package io.loopledger.bench.night;

import io.loopledger.bench.metrics.BenchTrino;
import io.loopledger.breaks.clearing.ClearingFile;
import io.loopledger.breaks.night.MatchingStep;
import io.loopledger.catalog.fx.FxRates;
import io.loopledger.matching.rule.RuleFile;
import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.step.StepProgress;
import io.loopledger.night.step.StepReport;
import io.loopledger.proof.ProofConfig;
import io.loopledger.proof.night.ProofStep;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.SettlementLinesTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The proof and the matching of a lake, by the product's own steps; and what they took. */
final class Night {
  /** So late that everything should have been on a statement. */
  private static final int DAYS_LATER = 120;

  private final NightLake place;
  private final BenchTrino server;
  private final Trino trino;
  private final Path scratch;
  private final List<Cost> proofs = new ArrayList<>();
  private final List<Cost> matchings = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private int count;

  Night(NightLake place, BenchTrino server, Path scratch) {
    this.place = place;
    this.server = server;
    this.trino = () -> server.connect(place.name());
    this.scratch = scratch;
  }

  /** Whether a night counts. */
  enum Round {
    WARM_UP,
    MEASURED
  }

  /** Runs both steps. */
  void run(Round round) throws Exception {
    place.forget();
    NightContext context = context();
    Cost proof = Cost.of(server, () -> prove(context));
    System.out.printf("  %s: proof %s%n", place, proof);
    Cost matching = Cost.of(server, () -> match(context));
    System.out.printf("  %s: matching %s%n", place, matching);
    comparePlanted(context.runId(), Planted.of(place.answers(), trino));
    if (round == Round.MEASURED) {
      proofs.add(proof);
      matchings.add(matching);
    }
  }

  /** Matches once more, when all that can be is matched: finds nothing new. */
  Cost matchAgain() throws Exception {
    NightContext context = context();
    Cost cost = Cost.of(server, () -> match(context));
    System.out.printf("  %s: matching once more %s%n", place, cost);
    comparePlanted(context.runId(), new TreeMap<>());
    return cost;
  }

  /** Another run of the same date. */
  private NightContext context() {
    LocalDate date = FxRates.builtIn().lastDay().plusDays(DAYS_LATER);
    return new NightContext(
        date,
        date.plusDays(1).atTime(2, 30).toInstant(ZoneOffset.UTC),
        "night-%s-%d".formatted(System.currentTimeMillis(), ++count),
        1);
  }

  private void prove(NightContext context) throws Exception {
    Files.createDirectories(scratch);
    StepReport report =
        run(new ProofStep(place::open, place::references, trino, ProofConfig.in(scratch)), context);
    if (report.findings() > 0) {
      problems.add("%s: the proof is not clean: %s".formatted(place, report));
    }
  }

  private void match(NightContext context) throws Exception {
    try (Lake lake = place.open()) {
      run(
          new MatchingStep(
              trino,
              lake,
              new MatchingStep.Rules(RuleFile.builtIn(), ClearingFile.builtIn()),
              List.of(),
              events -> {}),
          context);
    }
  }

  private void comparePlanted(String runId, SortedMap<String, Long> planted) throws SQLException {
    SortedMap<String, Long> found = Planted.found(trino, runId);
    System.out.printf("  %s: found %s%n", place, found);
    if (!found.equals(planted)) {
      problems.add(
          "%s: the breaks are not those that were planted%n  planted: %s%n  found:   %s%n  %s"
              .formatted(place, planted, found, String.join("\n  ", Planted.listed(trino, runId))));
    }
  }

  private StepReport run(NightStep step, NightContext context) throws Exception {
    return step.run(context, new Told(step.name()));
  }

  /** A line for each part. */
  private final class Told implements StepProgress {
    private final String step;
    private long before = System.nanoTime();
    private long lastDone = -1;

    private Told(String step) {
      this.step = step;
    }

    @Override
    public void at(long done, long total, String what) {
      if (done == lastDone) {
        return;
      }
      long now = System.nanoTime();
      System.out.printf(
          "  %s: %s, %d of %d %s, %.1f s%n", place, step, done, total, what, (now - before) / 1e9);
      before = now;
      lastDone = done;
    }
  }

  NightLake place() {
    return place;
  }

  Trino trino() {
    return trino;
  }

  /** Where the steps did not find what was planted, or something else. */
  List<String> problems() {
    return problems;
  }

  Cost proof() {
    return Cost.median(proofs);
  }

  Cost matching() {
    return Cost.median(matchings);
  }

  long entries() {
    return place.rows(EntriesTable.DEFINITION);
  }

  long lines() {
    return place.rows(SettlementLinesTable.DEFINITION);
  }
}
