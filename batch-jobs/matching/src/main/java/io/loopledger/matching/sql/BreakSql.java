package io.loopledger.matching.sql;

import io.loopledger.matching.rule.Reconciliation;
import java.time.LocalDate;

/** Statements that say what is wrong with the items that no pass could decide. */
final class BreakSql {
  private final Reconciliation reconciliation;
  private final Staging staging;
  private final int days;

  BreakSql(Reconciliation reconciliation, Staging staging) {
    this.reconciliation = reconciliation;
    this.staging = staging;
    this.days = reconciliation.passes().getFirst().dateToleranceDays();
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
        SELECT c.side, c.item_id, c.tenant, c.brand, c.type, c.currency, c.amount, c.item_date, c.reference, c.match_key,
          c.matched_now + coalesce(e.matched_before, 0) AS twins
        FROM counted c
        LEFT JOIN earlier e ON e.brand = c.brand AND e.type = c.type AND e.currency = c.currency AND e.match_key = c.match_key AND e.amount = c.amount
        WHERE c.how IS NULL"""
        .formatted(
            staging.open(), staging.firstKey(), staging.last(), Sql.text(reconciliation.name()));
  }

  /**
   * A line that has two items of the ledger in one: the one with its key, and one that no statement
   * has, whose amount is the difference; the nearest in time, and none twice.
   */
  String merged() {
    return """
        CREATE OR REPLACE TABLE %s AS
        WITH lonely AS (
          SELECT * FROM (
            SELECT *, count_if(side = 'STATEMENT') OVER (PARTITION BY brand, type, currency, match_key) AS lines FROM %s
          ) WHERE side = 'LEDGER' AND (lines = 0 OR match_key IS NULL)
        ), candidate AS (
          SELECT s.item_id AS statement_item, a.item_id AS first_item, b.item_id AS second_item,
            row_number() OVER (PARTITION BY s.item_id ORDER BY abs(date_diff('day', b.item_date, a.item_date)), b.item_id) AS nearest,
            row_number() OVER (PARTITION BY b.item_id ORDER BY abs(date_diff('day', b.item_date, a.item_date)), s.item_id) AS first_taken
          FROM %s s
          JOIN %s a ON a.side = 'LEDGER' AND a.brand = s.brand AND a.type = s.type AND a.currency = s.currency AND a.match_key = s.match_key
          JOIN lonely b ON b.brand = s.brand AND b.type = s.type AND b.currency = s.currency AND b.amount = s.amount - a.amount
            AND abs(date_diff('day', b.item_date, s.item_date)) <= %d
          WHERE s.side = 'STATEMENT' AND s.twins = 0
        )
        SELECT statement_item, first_item, second_item
        FROM candidate
        WHERE nearest = 1 AND first_taken = 1"""
        .formatted(staging.merged(), staging.open(), staging.open(), staging.open(), days);
  }

  /**
   * What is wrong with the rest.
   *
   * @param businessDate the night's: an item of the ledger is missed only when its grace is over
   */
  String breaks(LocalDate businessDate) {
    return """
        CREATE OR REPLACE TABLE %1$s AS
        WITH taken AS (
          SELECT statement_item AS item_id FROM %2$s
          UNION ALL SELECT first_item FROM %2$s
          UNION ALL SELECT second_item FROM %2$s
        ), rest AS (
          SELECT o.* FROM %3$s o LEFT JOIN taken t ON t.item_id = o.item_id WHERE t.item_id IS NULL
        ), l AS (
          SELECT * FROM rest WHERE side = 'LEDGER'
        ), s AS (
          SELECT * FROM rest WHERE side = 'STATEMENT' AND twins = 0
        ), candidate AS (
          SELECT l.item_id AS ledger_item, s.item_id AS statement_item,
            CASE WHEN l.currency <> s.currency THEN 'CURRENCY' WHEN l.amount <> s.amount THEN 'AMOUNT' ELSE 'DATE' END AS kind,
            IF(l.currency = s.currency, 0, 1) AS other_currency, abs(l.amount - s.amount) AS apart, abs(date_diff('day', l.item_date, s.item_date)) AS days
          FROM l JOIN s ON s.brand = l.brand AND s.type = l.type AND s.match_key = l.match_key
        ), ranked AS (
          SELECT *,
            row_number() OVER (PARTITION BY ledger_item ORDER BY other_currency, apart, days, statement_item) AS of_ledger,
            row_number() OVER (PARTITION BY statement_item ORDER BY other_currency, apart, days, ledger_item) AS of_statement
          FROM candidate
        ), together AS (
          SELECT kind, ledger_item, statement_item FROM ranked WHERE of_ledger = 1 AND of_statement = 1
        ), covered AS (
          %7$s
        ), told AS (
          SELECT kind, ledger_item, statement_item FROM together
          UNION ALL
          SELECT 'DUPLICATE', NULL, item_id FROM rest WHERE side = 'STATEMENT' AND twins > 0
          UNION ALL
          SELECT 'MISSING_IN_LEDGER', NULL, s.item_id FROM s LEFT JOIN together t ON t.statement_item = s.item_id WHERE t.statement_item IS NULL
          UNION ALL
          SELECT 'MISSING_IN_STATEMENT', l.item_id, NULL FROM l LEFT JOIN together t ON t.ledger_item = l.item_id
          WHERE t.ledger_item IS NULL AND l.item_date < DATE '%4$s' - INTERVAL '%5$d' DAY
            AND l.brand IN (SELECT brand FROM covered)
        )
        SELECT %6$s AS break_id, CAST(t.kind AS varchar) AS kind, coalesce(l.tenant, s.tenant) AS tenant, coalesce(l.brand, s.brand) AS brand,
          coalesce(l.type, s.type) AS type, coalesce(l.match_key, s.match_key) AS match_key,
          l.item_id AS ledger_item, l.currency AS ledger_currency, l.amount AS ledger_amount, l.item_date AS ledger_date, l.reference AS ledger_reference,
          s.item_id AS statement_item, s.currency AS statement_currency, s.amount AS statement_amount, s.item_date AS statement_date, s.reference AS statement_reference
        FROM told t
        LEFT JOIN rest l ON l.item_id = t.ledger_item
        LEFT JOIN rest s ON s.item_id = t.statement_item"""
        .formatted(
            staging.breaks(),
            staging.merged(),
            staging.open(),
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
