package io.loopledger.breaks.clearing;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.loopledger.breaks.clearing.ClearingLine.Ages;
import io.loopledger.breaks.table.BreaksSql;
import io.loopledger.rows.Trino;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads what is left on clearing accounts, after the night's matching. */
public final class ClearingAccounts {
  private final Trino trino;
  private final String schema;

  /**
   * Of a lake.
   *
   * @param schema of the tables that matching left
   */
  public ClearingAccounts(Trino trino, String schema) {
    this.trino = trino;
    this.schema = schema;
  }

  /** Each brand and currency of a group, in this order; also those that came to zero. */
  public List<ClearingLine> lines(ClearingGroup group, LocalDate businessDate) throws SQLException {
    List<ClearingLine> lines = new ArrayList<>();
    trino.query(sql(group, businessDate), row -> lines.add(line(group, row)));
    return lines;
  }

  /** The query, for whoever checks it. */
  String sql(ClearingGroup group, LocalDate businessDate) {
    String matched =
        group.items().stream()
            .map(
                of ->
                    "reconciliation = %s AND starts_with(item_id, %s)"
                        .formatted(
                            BreaksSql.text(of.reconciliation()), BreaksSql.text(of.prefix())))
            .collect(joining(" OR "));
    return """
        WITH part AS (
          SELECT tenant, brand, measure AS currency, business_date AS day, amount AS balance, 0 AS settled, 0 AS open FROM ledger.entries
          WHERE account IN (%s) AND business_date <= DATE '%s'
          UNION ALL
          SELECT tenant, brand, currency, item_date, 0, amount, 0 FROM finance.matches
          WHERE side = 'LEDGER' AND (%s) AND item_date <= DATE '%2$s'
          %s
        )
        SELECT max(tenant) AS tenant, brand, currency, sum(balance) AS balance, sum(settled) AS settled,
          sum(IF(day > DATE '%2$s' - INTERVAL '30' DAY, open, 0)) AS up_to_30,
          sum(IF(day <= DATE '%2$s' - INTERVAL '30' DAY AND day > DATE '%2$s' - INTERVAL '60' DAY, open, 0)) AS up_to_60,
          sum(IF(day <= DATE '%2$s' - INTERVAL '60' DAY AND day > DATE '%2$s' - INTERVAL '90' DAY, open, 0)) AS up_to_90,
          sum(IF(day <= DATE '%2$s' - INTERVAL '90' DAY, open, 0)) AS older,
          sum(balance - settled - open) AS unassigned,
          sum(IF(day < DATE '%2$s' - INTERVAL '%5$d' DAY, balance - settled - open, 0)) AS unassigned_before
        FROM part
        GROUP BY brand, currency
        ORDER BY brand, currency"""
        .formatted(
            BreaksSql.texts(group.accounts()),
            businessDate,
            matched,
            group.items().stream().map(of -> open(of, businessDate)).collect(joining("\n  ")),
            group.graceDays());
  }

  private String open(ClearingGroup.Items of, LocalDate businessDate) {
    String tables = "%s.%s".formatted(schema, of.reconciliation().replace('-', '_'));
    return """
        UNION ALL
          SELECT tenant, brand, currency, item_date, 0, 0, amount FROM %1$s_open
          WHERE side = 'LEDGER' AND starts_with(item_id, %2$s) AND item_date <= DATE '%3$s'
            AND item_id NOT IN (SELECT item_id FROM %1$s_together WHERE shape IS NOT NULL)"""
        .formatted(tables, BreaksSql.text(of.prefix()), businessDate);
  }

  private static ClearingLine line(ClearingGroup group, ResultSet row) throws SQLException {
    return new ClearingLine(
        group.name(),
        row.getString("tenant"),
        row.getString("brand"),
        row.getString("currency"),
        amount(row, "balance"),
        amount(row, "settled"),
        new Ages(
            amount(row, "up_to_30"),
            amount(row, "up_to_60"),
            amount(row, "up_to_90"),
            amount(row, "older")),
        amount(row, "unassigned"),
        amount(row, "unassigned_before"));
  }

  private static BigDecimal amount(ResultSet row, String column) throws SQLException {
    return requireNonNull(row.getBigDecimal(column), column + " is null");
  }
}
