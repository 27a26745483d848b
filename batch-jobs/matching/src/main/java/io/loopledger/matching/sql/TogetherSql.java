package io.loopledger.matching.sql;

import io.loopledger.matching.rule.Reconciliation;

/**
 * Statements that look once more at what the passes left, which is little: which of those items
 * belong together, and as what. A proposal is taken when none of its items stands in a better one;
 * what is left is looked at again, until a look finds nothing.
 */
final class TogetherSql {
  private final Staging staging;
  private final int days;

  TogetherSql(Reconciliation reconciliation, Staging staging) {
    this.staging = staging;
    this.days = reconciliation.passes().getFirst().dateToleranceDays();
  }

  /** The first look, which replaces the table. */
  String first() {
    return "CREATE OR REPLACE TABLE %s AS%n%s".formatted(staging.together(), round(staging.open()));
  }

  /** One more look at what the former ones left. */
  String again() {
    return "INSERT INTO %s%n%s"
        .formatted(staging.together(), round(staging.looked() + " WHERE group_id IS NULL"));
  }

  /** The groups' items. A match has a shape, a difference has a kind. */
  private String round(String open) {
    return """
        WITH item AS (
          SELECT *, count_if(side = 'STATEMENT') OVER (PARTITION BY brand, type, currency, match_key) AS lines FROM %s
        ), l AS (
          SELECT * FROM item WHERE side = 'LEDGER'
        ), s AS (
          SELECT * FROM item WHERE side = 'STATEMENT'
        ), proposal AS (
        %s
          UNION ALL
        %s
          UNION ALL
        %s
          UNION ALL
        %s
          UNION ALL
        %s
        ), ranked AS (
          SELECT *, row_number() OVER (ORDER BY place, worse, apart, gap, items) AS nth FROM proposal
        ), claim AS (
          SELECT r.*, u.item_id, r.nth = min(r.nth) OVER (PARTITION BY u.item_id) AS is_best
          FROM ranked r CROSS JOIN UNNEST(r.items) AS u(item_id)
        ), chosen AS (
          SELECT *, bool_and(is_best) OVER (PARTITION BY nth) AS is_chosen FROM claim
        )
        SELECT items[1] AS group_id, item_id, CAST(kind AS varchar) AS kind, CAST(pass AS varchar) AS pass, CAST(shape AS varchar) AS shape
        FROM chosen
        WHERE is_chosen"""
        .formatted(open, equal(), split(), merged(), all(), different());
  }

  /** Of one amount, and left only because the order of dates had a gap. */
  private String equal() {
    return """
          SELECT NULL AS kind, 'nearest date' AS pass, 'ONE_TO_ONE' AS shape, 0 AS place, 0 AS worse, DECIMAL '0' AS apart,
            CAST(abs(date_diff('day', l.item_date, s.item_date)) AS bigint) AS gap, ARRAY[s.item_id, l.item_id] AS items
          FROM s JOIN l ON l.brand = s.brand AND l.type = s.type AND l.currency = s.currency AND l.match_key = s.match_key AND l.amount = s.amount
          WHERE abs(date_diff('day', l.item_date, s.item_date)) <= %d"""
        .formatted(days);
  }

  /** Two lines of one day that are one item, beside others of that key; rather none sent twice. */
  private String split() {
    return """
          SELECT NULL, 'one in two lines', 'ONE_TO_MANY', 1, IF(s.twins > 0 OR more.twins > 0, 1, 0), DECIMAL '0', abs(date_diff('day', l.item_date, s.item_date)), ARRAY[l.item_id, s.item_id, more.item_id]
          FROM l
          JOIN s ON s.brand = l.brand AND s.type = l.type AND s.currency = l.currency AND s.match_key = l.match_key
          JOIN s more ON more.brand = l.brand AND more.type = l.type AND more.currency = l.currency AND more.match_key = l.match_key
            AND more.item_date = s.item_date AND more.item_id > s.item_id AND more.amount = l.amount - s.amount
          WHERE abs(date_diff('day', l.item_date, s.item_date)) <= %d"""
        .formatted(days);
  }

  /**
   * A line that is two items: the one with its key, and another one of that party. Statements are
   * written in order, so the other one is rather a later one, and the nearest; and rather one whose
   * key no line has.
   */
  private String merged() {
    return """
          SELECT NULL, 'two in one line', 'MANY_TO_ONE', 2, IF(b.lines > 0 AND b.match_key IS NOT NULL, 2, 0) + IF(b.item_time >= a.item_time, 0, 1), DECIMAL '0',
            coalesce(abs(date_diff('second', a.item_time, b.item_time)), 86400 * abs(date_diff('day', a.item_date, b.item_date))), ARRAY[s.item_id, a.item_id, b.item_id]
          FROM s
          JOIN l a ON a.brand = s.brand AND a.type = s.type AND a.currency = s.currency AND a.match_key = s.match_key
          JOIN l b ON b.brand = s.brand AND b.type = s.type AND b.currency = s.currency AND b.amount = s.amount - a.amount
            AND b.item_id <> a.item_id AND coalesce(b.party, '') = coalesce(a.party, '')
          WHERE s.twins = 0 AND abs(date_diff('day', a.item_date, s.item_date)) <= %1$d AND abs(date_diff('day', b.item_date, s.item_date)) <= %1$d"""
        .formatted(days);
  }

  /** All of one key, when no smaller group of them comes to the same sum. */
  private String all() {
    return """
          SELECT NULL, 'all of one key', 'MANY_TO_MANY', 3, 0, DECIMAL '0', 0, array_agg(item_id ORDER BY item_id)
          FROM item WHERE match_key IS NOT NULL
          GROUP BY brand, type, currency, match_key
          HAVING count_if(side = 'LEDGER') > 0 AND count_if(side = 'STATEMENT') > 0 AND sum(IF(side = 'LEDGER', amount, -amount)) = 0
            AND date_diff('day', min(item_date), max(item_date)) <= %d"""
        .formatted(days);
  }

  /** Two items of one key that differ; the same figure in another currency is near. */
  private static String different() {
    return """
          SELECT CASE WHEN l.currency <> s.currency THEN 'CURRENCY' WHEN l.amount <> s.amount THEN 'AMOUNT' ELSE 'DATE' END, NULL, NULL,
            4, CASE WHEN l.amount = s.amount THEN 0 WHEN l.currency = s.currency THEN 1 ELSE 2 END, abs(l.amount - s.amount),
            abs(date_diff('day', l.item_date, s.item_date)), ARRAY[s.item_id, l.item_id]
          FROM s JOIN l ON l.brand = s.brand AND l.type = s.type AND l.match_key = s.match_key
          WHERE s.twins = 0""";
  }
}
