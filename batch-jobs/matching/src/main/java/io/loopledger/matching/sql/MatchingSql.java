package io.loopledger.matching.sql;

import io.loopledger.matching.rule.Reconciliation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The statements of one run of a reconciliation, in their order. Those of {@link #decide} only
 * replace tables of the run; {@link #record} adds to {@code finance.matches}, once for a run.
 */
public final class MatchingSql {
  private final Reconciliation reconciliation;
  private final Staging staging;

  /**
   * Of a reconciliation.
   *
   * @param schema where the tables of the run are
   */
  public MatchingSql(String schema, Reconciliation reconciliation) {
    this.reconciliation = reconciliation;
    this.staging = new Staging(schema, reconciliation);
  }

  /**
   * A statement.
   *
   * @param does what it does, for progress
   * @param again what follows it as long as the one before wrote a row
   */
  public record Step(String does, String sql, Optional<String> again) {
    /** That nothing follows. */
    public Step(String does, String sql) {
      this(does, sql, Optional.empty());
    }
  }

  /** Brings the items together, decides which match, and names what is wrong with the rest. */
  public List<Step> decide(LocalDate businessDate) {
    PassSql passes = new PassSql(reconciliation, staging);
    BreakSql breaks = new BreakSql(reconciliation, staging);
    List<Step> steps = new ArrayList<>();
    reconciliation
        .tables()
        .forEach(table -> steps.add(new Step("table " + table.name(), passes.prepare(table))));
    steps.add(new Step("items", passes.collect()));
    for (int i = 1; i <= reconciliation.passes().size(); i++) {
      steps.add(new Step("pass " + reconciliation.passes().get(i - 1).name(), passes.pass(i)));
    }
    steps.add(new Step("open items", breaks.open()));
    TogetherSql together = new TogetherSql(reconciliation, staging);
    steps.add(
        new Step("items that belong together", together.first(), Optional.of(together.again())));
    steps.add(new Step("breaks", breaks.breaks(businessDate)));
    return steps;
  }

  /**
   * Adds the matches of a run, unless they are there.
   *
   * @param runId identifies the run for ever
   * @param nominalTime the run's own time, the same when it is repeated
   */
  public Step record(String runId, LocalDate businessDate, Instant nominalTime) {
    return new Step(
        "matches",
        """
        INSERT INTO finance.matches (match_id, run_id, business_date, reconciliation, pass, shape, side, item_id, tenant, brand, type, currency, amount, item_date, match_key, reference, recorded_time)
        WITH matched AS (
          SELECT match_id, pass, how, side, item_id, tenant, brand, type, currency, amount, item_date, %9$s AS match_key, reference FROM %1$s WHERE how IS NOT NULL
          UNION ALL
          SELECT t.group_id, t.pass, t.shape, o.side, o.item_id, o.tenant, o.brand, o.type, o.currency, o.amount, o.item_date, o.match_key, o.reference
          FROM %2$s t JOIN %3$s o ON o.item_id = t.item_id WHERE t.shape IS NOT NULL
        )
        SELECT %4$s, %5$s, DATE '%6$s', %7$s, pass, how, side, item_id, tenant, brand, type, currency, amount, item_date, match_key, reference, TIMESTAMP '%8$s UTC'
        FROM matched
        WHERE NOT EXISTS (SELECT 1 FROM finance.matches WHERE run_id = %5$s AND reconciliation = %7$s)"""
            .formatted(
                staging.last(),
                staging.together(),
                staging.open(),
                Sql.hash(Sql.text(runId), "match_id"),
                Sql.text(runId),
                businessDate,
                Sql.text(reconciliation.name()),
                nominalTime.toString().replace("T", " ").replace("Z", ""),
                staging.firstKey()));
  }

  /** The breaks of the run, in the order of their ids. */
  public String breaks() {
    return "SELECT * FROM %s ORDER BY break_id".formatted(staging.breaks());
  }

  /** The brands that are compared: any statement of them was ever taken. */
  public String covered() {
    return new BreakSql(reconciliation, staging).covered();
  }

  /** The brands that are not compared: they have items, and no statement of them ever came. */
  public String uncovered() {
    return new BreakSql(reconciliation, staging).uncovered();
  }

  /** Matches by pass and shape, with their items and the sum of the ledger's side. */
  public String counts() {
    return """
        SELECT pass, shape, count(DISTINCT match_id) AS matches, count(*) AS items
        FROM finance.matches WHERE reconciliation = %s GROUP BY pass, shape ORDER BY pass, shape"""
        .formatted(Sql.text(reconciliation.name()));
  }
}
