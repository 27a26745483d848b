package io.loopledger.matching.sql;

import io.loopledger.matching.rule.Reconciliation;
import java.time.LocalDate;

/** Statements that say what is open after the passes, and what is wrong with it. */
final class BreakSql {
  private final Reconciliation reconciliation;
  private final Staging staging;

  BreakSql(Reconciliation reconciliation, Staging staging) {
    this.reconciliation = reconciliation;
    this.staging = staging;
  }

  /**
   * What is open, by the first key it has, and whether a statement had the same before: in this run
   * or in an earlier one, whose matches are no longer among its items.
   */
  String open() {
    return """
        CREATE OR REPLACE TABLE %s AS
        WITH keyed AS (
          SELECT *, %s AS match_key FROM %s
        ), counted AS (
          SELECT *, count_if(side = 'STATEMENT' AND how IS NOT NULL) OVER (PARTITION BY brand, type, currency, match_key, amount) AS matched_now
          FROM keyed
        ), earlier AS (
          SELECT brand, type, currency, match_key, amount, count(*) AS matched_before
          FROM finance.matches
          WHERE reconciliation = %s AND side = 'STATEMENT' AND match_key IS NOT NULL
          GROUP BY brand, type, currency, match_key, amount
        )
        SELECT c.side, c.item_id, c.tenant, c.brand, c.type, c.currency, c.amount, c.item_date, c.reference, c.party, c.item_time, c.match_key,
          c.matched_now + coalesce(e.matched_before, 0) AS twins
        FROM counted c
        LEFT JOIN earlier e ON e.brand = c.brand AND e.type = c.type AND e.currency = c.currency AND e.match_key = c.match_key AND e.amount = c.amount
        WHERE c.how IS NULL"""
        .formatted(
            staging.open(), staging.firstKey(), staging.last(), Sql.text(reconciliation.name()));
  }

  /**
   * What is wrong with the rest.
   *
   * @param businessDate the night's: an item of the ledger is missed only when its grace is over
   */
  String breaks(LocalDate businessDate) {
    return """
        CREATE OR REPLACE TABLE %1$s AS
        WITH rest AS (
          SELECT * FROM %2$s WHERE shape IS NULL
        ), different AS (
          SELECT kind, max(IF(side = 'LEDGER', item_id)) AS ledger_item, max(IF(side = 'STATEMENT', item_id)) AS statement_item
          FROM rest WHERE kind IS NOT NULL GROUP BY group_id, kind
        ), alone AS (
          SELECT * FROM rest WHERE kind IS NULL
        ), covered AS (
          %6$s
        ), told AS (
          SELECT kind, ledger_item, statement_item FROM different
          UNION ALL
          SELECT IF(twins > 0, 'DUPLICATE', 'MISSING_IN_LEDGER'), NULL, item_id FROM alone WHERE side = 'STATEMENT'
          UNION ALL
          SELECT 'MISSING_IN_STATEMENT', item_id, NULL FROM alone
          WHERE side = 'LEDGER' AND item_date < DATE '%3$s' - INTERVAL '%4$d' DAY AND brand IN (SELECT brand FROM covered)
        )
        SELECT %5$s AS break_id, CAST(t.kind AS varchar) AS kind, coalesce(l.tenant, s.tenant) AS tenant, coalesce(l.brand, s.brand) AS brand,
          coalesce(l.type, s.type) AS type, coalesce(l.match_key, s.match_key) AS match_key,
          l.item_id AS ledger_item, l.currency AS ledger_currency, l.amount AS ledger_amount, l.item_date AS ledger_date, l.reference AS ledger_reference,
          s.item_id AS statement_item, s.currency AS statement_currency, s.amount AS statement_amount, s.item_date AS statement_date, s.reference AS statement_reference
        FROM told t
        LEFT JOIN rest l ON l.item_id = t.ledger_item
        LEFT JOIN rest s ON s.item_id = t.statement_item"""
        .formatted(
            staging.breaks(),
            staging.looked(),
            businessDate,
            reconciliation.graceDays(),
            Sql.hash(
                Sql.text(reconciliation.name()), "t.kind", "t.ledger_item", "t.statement_item"),
            covered());
  }

  /** The brands of which any statement was ever taken: nothing is missed in what never came. */
  String covered() {
    return """
        SELECT brand FROM %s WHERE side = 'STATEMENT'
        UNION
        SELECT brand FROM finance.matches WHERE reconciliation = %s AND side = 'STATEMENT'"""
        .formatted(staging.pass(0), Sql.text(reconciliation.name()));
  }

  /** The brands that have items of the ledger and of which no statement was ever taken. */
  String uncovered() {
    return """
        SELECT DISTINCT brand FROM %s WHERE side = 'LEDGER' AND brand NOT IN (%s) ORDER BY brand"""
        .formatted(staging.pass(0), covered());
  }
}
