package io.loopledger.matching.sql;

import static java.util.stream.Collectors.joining;

import io.loopledger.matching.rule.Items;
import io.loopledger.matching.rule.Pass;
import io.loopledger.matching.rule.PreparedTable;
import io.loopledger.matching.rule.Reconciliation;
import java.util.List;
import java.util.stream.IntStream;

/** Statements that bring both sides together and look at them, pass after pass. */
final class PassSql {
  private final Reconciliation reconciliation;
  private final Staging staging;

  PassSql(Reconciliation reconciliation, Staging staging) {
    this.reconciliation = reconciliation;
    this.staging = staging;
  }

  /** A table that both sides' queries may read. */
  String prepare(PreparedTable table) {
    return "CREATE OR REPLACE TABLE %s AS%n%s"
        .formatted(staging.prepared(table), staging.inSchema(table.query()));
  }

  /** Both sides, less what earlier runs have matched; nothing is decided yet. */
  String collect() {
    return """
        CREATE OR REPLACE TABLE %s AS
        WITH matched AS (
          SELECT item_id, sum(amount) AS amount
          FROM finance.matches
          WHERE reconciliation = %s
          GROUP BY item_id
        ), item AS (
          %s
          UNION ALL
          %s
        )
        SELECT i.side, i.item_id, i.tenant, i.brand, i.type, i.currency,
          CAST(i.amount - coalesce(m.amount, 0) AS decimal(20, 6)) AS amount, i.item_date, i.reference, i.party, i.item_time, %s,
          CAST(NULL AS varchar) AS how, CAST(NULL AS varchar) AS pass, CAST(NULL AS varchar) AS match_id
        FROM item i
        LEFT JOIN matched m ON m.item_id = i.item_id
        WHERE i.amount <> coalesce(m.amount, 0)"""
        .formatted(
            staging.pass(0),
            Sql.text(reconciliation.name()),
            side("LEDGER", reconciliation.ledger(), true),
            side("STATEMENT", reconciliation.statement(), false),
            keys().stream().map(key -> "i." + key).collect(joining(", ")));
  }

  private String side(String side, String query, boolean isLedger) {
    List<Pass> passes = reconciliation.passes();
    String keyed =
        IntStream.range(0, passes.size())
            .mapToObj(
                i ->
                    "CAST(%s AS varchar) AS %s"
                        .formatted(
                            isLedger ? passes.get(i).ledgerKey() : passes.get(i).statementKey(),
                            keys().get(i)))
            .collect(joining(", "));
    return "SELECT CAST('%s' AS varchar) AS side, %s, %s FROM (%n%s%n)"
        .formatted(side, columns(), keyed, staging.inSchema(query.strip()));
  }

  private static String columns() {
    return Items.COLUMNS.stream().map(PassSql::typed).collect(joining(", "));
  }

  /** A column that is null throughout has no type of its own. */
  private static String typed(String column) {
    return switch (column) {
      case "party" -> "CAST(party AS varchar) AS party";
      case "item_time" -> "CAST(item_time AS timestamp(6) with time zone) AS item_time";
      default -> column;
    };
  }

  /** The names of the passes' keys. */
  private List<String> keys() {
    return IntStream.rangeClosed(1, reconciliation.passes().size())
        .mapToObj(i -> "key_" + i)
        .toList();
  }

  /**
   * One look. Windows and no joins, so that the work grows with the items and not with their
   * combinations. Where items of several days are more or fewer than their lines, the nth one need
   * not be the nth line: they are left to {@link TogetherSql}, as are several of the first key that
   * only in all come to the same sum, for there may be smaller groups among them.
   *
   * @param number of the pass, from 1
   */
  String pass(int number) {
    Pass pass = reconciliation.passes().get(number - 1);
    String key = keys().get(number - 1);
    String group = "brand, type, currency, %s, is_open".formatted(key);
    return """
        CREATE OR REPLACE TABLE %s AS
        WITH seen AS (
          SELECT *, how IS NULL AND %s IS NOT NULL AS is_open FROM %s
        ), numbered AS (
          SELECT *, row_number() OVER (a ORDER BY item_date, item_id) AS nth, count(*) OVER a AS alike, min(item_date) OVER a < max(item_date) OVER a AS is_spread
          FROM seen
          WINDOW a AS (PARTITION BY %s, amount, side)
        ), paired AS (
          SELECT *, is_open AND count(*) OVER p = 2 AND date_diff('day', min(item_date) OVER p, max(item_date) OVER p) <= %d
              AND (min(alike) OVER p = max(alike) OVER p OR NOT bool_or(side = 'LEDGER' AND is_spread) OVER p) AS is_pair
          FROM numbered
          WINDOW p AS (PARTITION BY %s, amount, nth)
        ), grouped AS (
          SELECT *,
            count_if(side = 'LEDGER') OVER g AS ledger_items, count_if(side = 'STATEMENT') OVER g AS statement_items,
            sum(IF(side = 'LEDGER', amount, -amount)) OVER g AS difference,
            date_diff('day', min(item_date) OVER g, max(item_date) OVER g) AS days
          FROM paired
          WINDOW g AS (PARTITION BY %s, is_pair)
        ), decided AS (
          SELECT *,
            CASE
              WHEN is_pair THEN 'PAIR'
              WHEN is_open AND ledger_items > 0 AND statement_items > 0 AND difference = 0 AND days <= %d%s
                THEN IF(ledger_items = 1, 'ONE', 'MANY') || '_TO_' || IF(statement_items = 1, 'ONE', 'MANY')
            END AS found
          FROM grouped
        )
        SELECT side, item_id, tenant, brand, type, currency, amount, item_date, reference, party, item_time, %s,
          coalesce(how, IF(found = 'PAIR', 'ONE_TO_ONE', found)) AS how,
          coalesce(pass, IF(found IS NOT NULL, %s)) AS pass,
          coalesce(match_id, CASE
            WHEN found = 'PAIR' THEN %s
            WHEN found IS NOT NULL THEN %s
          END) AS match_id
        FROM decided"""
        .formatted(
            staging.pass(number),
            key,
            staging.pass(number - 1),
            group,
            pass.dateToleranceDays(),
            group,
            group,
            pass.dateToleranceDays(),
            number == 1 ? " AND (ledger_items = 1 OR statement_items = 1)" : "",
            String.join(", ", keys()),
            Sql.text(pass.name()),
            Sql.hash(
                "brand",
                "type",
                "currency",
                key,
                Sql.text(pass.name()),
                "CAST(amount AS varchar)",
                "CAST(nth AS varchar)"),
            Sql.hash("brand", "type", "currency", key, Sql.text(pass.name())));
  }
}
