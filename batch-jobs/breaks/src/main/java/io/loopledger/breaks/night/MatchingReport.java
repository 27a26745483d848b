package io.loopledger.breaks.night;

import io.loopledger.breaks.book.Change;
import io.loopledger.breaks.book.Status;
import io.loopledger.breaks.table.BreakStore;
import io.loopledger.breaks.table.BreaksSql;
import io.loopledger.matching.rule.Reconciliation;
import io.loopledger.matching.sql.MatchingSql;
import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.Severity;
import io.loopledger.night.step.StepReport;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.finance.BreakChange;
import io.loopledger.schemas.money.Micros;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the step came to, read from the tables: the same whichever attempt tells it. */
final class MatchingReport {
  private final Trino trino;
  private final BreakStore store;
  private final MatchingStep.Rules rules;

  MatchingReport(Trino trino, BreakStore store, MatchingStep.Rules rules) {
    this.trino = trino;
    this.store = store;
    this.rules = rules;
  }

  StepReport of(NightContext context) throws SQLException {
    List<BreakChange> unsettled = store.unsettled().rows();
    List<BreakChange> open =
        unsettled.stream().filter(row -> row.status().equals(Status.OPEN.name())).toList();
    long matched = matched(context.runId());
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    figures.put("items", count(matched + undecided()));
    figures.put("matched items", count(matched));
    figures.put("open breaks", count(open.size()));
    figures.put("accepted breaks", count(unsettled.size() - (long) open.size()));
    figures.put("written off", count(writtenOff(context.runId())));
    byKind(open).forEach((kind, number) -> figures.put("open " + kind, count(number)));
    byCurrency(open)
        .forEach((currency, micros) -> figures.put("open value " + currency, amount(micros)));
    figures.put("oldest open break days", count(oldest(open, context)));
    List<String> lines = lines(open);
    lines.addAll(notCompared());
    return new StepReport(
        figures, open.size(), lines, open.isEmpty() ? Severity.CLEAN : Severity.NOTICE);
  }

  private static List<String> lines(List<BreakChange> open) {
    List<String> lines = new ArrayList<>();
    Map<String, Long> byReconciliation = new TreeMap<>();
    open.forEach(row -> byReconciliation.merge(row.about().reconciliation(), 1L, Long::sum));
    byReconciliation.forEach((name, number) -> lines.add("%s: %d open".formatted(name, number)));
    if (!open.isEmpty()) {
      lines.add("Look at them with ./loopledger breaks list");
    }
    return lines;
  }

  /** No break, but nobody should think that it was compared. */
  private List<String> notCompared() throws SQLException {
    List<String> lines = new ArrayList<>();
    for (Reconciliation each : rules.reconciliations()) {
      List<String> brands = new ArrayList<>();
      trino.query(
          new MatchingSql(BreaksSql.NIGHT_SCHEMA, each).uncovered(),
          row -> brands.add(row.getString(1)));
      if (!brands.isEmpty()) {
        lines.add(
            "%s: not compared for %s, of which no statement was ever taken"
                .formatted(each.name(), String.join(", ", brands)));
      }
    }
    return lines;
  }

  private static Map<String, Long> byKind(List<BreakChange> open) {
    Map<String, Long> kinds = new TreeMap<>();
    open.forEach(row -> kinds.merge(row.about().kind(), 1L, Long::sum));
    return kinds;
  }

  /** Signs apart: a break of +5 and one of -5 are 10 to look at. */
  private static Map<String, Long> byCurrency(List<BreakChange> open) {
    Map<String, Long> values = new TreeMap<>();
    open.forEach(
        row ->
            values.merge(
                row.about().currency(), Math.abs(row.about().valueMicros()), Math::addExact));
    return values;
  }

  private static long oldest(List<BreakChange> open, NightContext context) {
    return open.stream()
        .mapToLong(row -> ChronoUnit.DAYS.between(row.firstSeenDate(), context.businessDate()))
        .max()
        .orElse(0);
  }

  private long matched(String runId) throws SQLException {
    return number("SELECT count(*) FROM finance.matches WHERE run_id = " + BreaksSql.text(runId));
  }

  private long writtenOff(String runId) throws SQLException {
    return number(
        "SELECT count(*) FROM finance.breaks WHERE change = '%s' AND run_id = %s"
            .formatted(Change.WRITTEN_OFF, BreaksSql.text(runId)));
  }

  private long undecided() throws SQLException {
    long sum = 0;
    for (Reconciliation each : rules.reconciliations()) {
      String tables = BreaksSql.NIGHT_SCHEMA + "." + each.name().replace('-', '_');
      sum +=
          number(
              "SELECT (SELECT count(*) FROM %1$s_open) - (SELECT count(*) FROM %1$s_together WHERE shape IS NOT NULL)"
                  .formatted(tables));
    }
    return sum;
  }

  private long number(String sql) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    trino.query(sql, row -> numbers.add(row.getLong(1)));
    return numbers.getFirst();
  }

  private static BigDecimal count(long number) {
    return BigDecimal.valueOf(number);
  }

  private static BigDecimal amount(long micros) {
    return Micros.toDecimal(micros);
  }
}
