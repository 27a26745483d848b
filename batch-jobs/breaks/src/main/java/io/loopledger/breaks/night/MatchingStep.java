package io.loopledger.breaks.night;

import io.loopledger.breaks.book.Causes;
import io.loopledger.breaks.book.FoundBreak;
import io.loopledger.breaks.book.FoundItems;
import io.loopledger.breaks.book.NightRun;
import io.loopledger.breaks.book.WriteOffs;
import io.loopledger.breaks.clearing.ClearingAccounts;
import io.loopledger.breaks.clearing.ClearingGroup;
import io.loopledger.breaks.clearing.ClearingLine;
import io.loopledger.breaks.table.BreakStore;
import io.loopledger.breaks.table.BreaksSql;
import io.loopledger.breaks.table.CauseFacts;
import io.loopledger.matching.rule.Reconciliation;
import io.loopledger.matching.run.Break;
import io.loopledger.matching.run.Matching;
import io.loopledger.matching.sql.MatchingSql;
import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.step.StepProgress;
import io.loopledger.night.step.StepReport;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.lake.Lake;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Matches the ledger with what finance systems say, keeps the breaks, writes small ones off by
 * policy, and looks at the clearing accounts.
 */
public final class MatchingStep implements NightStep {
  private final Trino trino;
  private final Lake lake;
  private final Rules rules;
  private final List<FoundElsewhere> others;
  private final Events events;

  /**
   * What is compared.
   *
   * @param reconciliations in their order: bank looks at what the others left
   * @param clearing groups of accounts that must reach zero
   */
  public record Rules(List<Reconciliation> reconciliations, List<ClearingGroup> clearing) {
    public Rules {
      reconciliations = List.copyOf(reconciliations);
      clearing = List.copyOf(clearing);
      // A wrong policy is told before the night begins.
      reconciliations.forEach(each -> new WriteOffs(each.name(), each.writeOff()));
    }
  }

  /**
   * On a lake.
   *
   * @param trino reads all rows and writes the tables of the run
   * @param lake writes finance.breaks
   * @param others findings of other steps that become breaks, too
   * @param events where write-offs go to be posted
   */
  public MatchingStep(
      Trino trino, Lake lake, Rules rules, List<FoundElsewhere> others, Events events) {
    this.trino = trino;
    this.lake = lake;
    this.rules = rules;
    this.others = List.copyOf(others);
    this.events = events;
  }

  @Override
  public String name() {
    return "matching";
  }

  @Override
  public StepReport run(NightContext context, StepProgress progress) throws Exception {
    BreakStore store = new BreakStore(trino, lake);
    NightBook book =
        new NightBook(
            store,
            events,
            new NightRun(context.runId(), context.businessDate(), context.nominalTime()));
    // A run that wrote off has kept all it found, and its events begin to change the ledger.
    if (!book.hasWrittenOff()) {
      keep(context, progress, book);
    }
    book.writeOff(rules.reconciliations());
    return new MatchingReport(trino, store, rules).of(context);
  }

  private void keep(NightContext context, StepProgress progress, NightBook book) throws Exception {
    Steps steps = new Steps(progress, rules.reconciliations().size() + others.size() + 1L);
    try (Connection connection = trino.connect()) {
      for (Reconciliation each : rules.reconciliations()) {
        reconcile(each, context, book, connection, steps);
      }
    }
    for (FoundElsewhere each : others) {
      book.keep(each.reconciliation(), each.find(context));
      steps.done();
    }
    book.keep(ClearingLine.RECONCILIATION, notZero(context));
    steps.done();
  }

  private void reconcile(
      Reconciliation rule, NightContext context, NightBook book, Connection connection, Steps steps)
      throws SQLException {
    Matching matching = new Matching(connection, BreaksSql.NIGHT_SCHEMA, step -> steps.still());
    List<Break> breaks =
        matching.run(
            rule,
            new Matching.Night(context.runId(), context.businessDate(), context.nominalTime()));
    Causes causes = new CauseFacts(trino).of(breaks);
    List<FoundBreak> found =
        breaks.stream().map(one -> FoundItems.of(rule.name(), one, causes)).toList();
    book.keep(rule.name(), found);
    steps.done();
  }

  /** Of brands that are compared: what no statement ever settles cannot come to zero. */
  private List<FoundBreak> notZero(NightContext context) throws SQLException {
    ClearingAccounts accounts = new ClearingAccounts(trino, BreaksSql.NIGHT_SCHEMA);
    List<FoundBreak> found = new ArrayList<>();
    for (ClearingGroup group : rules.clearing()) {
      Set<String> compared = compared(group);
      for (ClearingLine line : accounts.lines(group, context.businessDate())) {
        if (compared.contains(line.brand())) {
          line.found().ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private Set<String> compared(ClearingGroup group) throws SQLException {
    Set<String> brands = new HashSet<>();
    for (Reconciliation each : rules.reconciliations()) {
      if (group.items().stream().anyMatch(of -> of.reconciliation().equals(each.name()))) {
        trino.query(
            new MatchingSql(BreaksSql.NIGHT_SCHEMA, each).covered(),
            row -> brands.add(row.getString(1)));
      }
    }
    return brands;
  }

  /** Counts what is done; also asks between statements whether to stop. */
  private static final class Steps {
    private final StepProgress progress;
    private final long total;
    private long count;

    Steps(StepProgress progress, long total) {
      this.progress = progress;
      this.total = total;
    }

    void still() {
      progress.at(count, total, "reconciliations");
    }

    void done() {
      count++;
      still();
    }
  }
}
