package io.loopledger.proof.sql;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.proof.Finding;
import io.loopledger.proof.Findings;
import io.loopledger.proof.table.ProofSnapshots;
import io.loopledger.rows.Trino;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The roll-forward of what is owed on vouchers: opening + movements = closing, per brand,
 * programme, account, currency and posting period. Opening and movements come from {@code
 * mart.rollup}, the closing from {@code ledger.entries}.
 */
public final class LiabilityCheck {
  private static final String VOUCHERS = "vouchers.";

  private static final String ROLL_FORWARD =
      """
      SELECT brand, program, account, measure, period,
        sum(moved) OVER upto - moved, moved, sum(posted) OVER upto
      FROM (
        SELECT brand, program, account, measure, period, sum(moved) AS moved, sum(posted) AS posted
        FROM (
          SELECT brand, program, account, measure, period,
            CAST(0 AS decimal(20, 6)) AS moved, amount AS posted
          FROM %1$s WHERE account IN (%3$s)
          UNION ALL
          SELECT brand, program, account, measure, period, amount, 0
          FROM %2$s WHERE account IN (%3$s))
        GROUP BY brand, program, account, measure, period)
      WINDOW upto AS (PARTITION BY brand, program, account, measure ORDER BY period)
      ORDER BY 1, 2, 3, 4, 5
      """;

  private final Trino trino;
  private final String sql;

  /** A check of both tables at their snapshots, with the accounts of a chart. */
  public LiabilityCheck(Trino trino, ProofSnapshots snapshots, Chart chart) {
    this.trino = trino;
    Tables tables = new Tables(snapshots);
    this.sql =
        ROLL_FORWARD.formatted(
            tables.entries(),
            tables.rollup(),
            chart.accounts().stream()
                .filter(account -> account.kind() == Account.Kind.LIABILITY)
                .map(Account::code)
                .filter(code -> code.startsWith(VOUCHERS))
                .map("'%s'"::formatted)
                .collect(Collectors.joining(", ")));
  }

  /**
   * A line of the roll-forward; credits are negative.
   *
   * @param program programme, if there is one
   * @param measure currency
   * @param period posting period
   * @param opening what was owed before
   * @param movement what was issued, redeemed, expired
   * @param closing what is owed after
   */
  public record Line(
      String brand,
      @Nullable String program,
      String account,
      String measure,
      String period,
      BigDecimal opening,
      BigDecimal movement,
      BigDecimal closing) {
    private BigDecimal difference() {
      return opening.add(movement).subtract(closing);
    }
  }

  private record Series(String brand, @Nullable String program, String account, String measure) {}

  /** Adds each period in which a roll-forward ceases to hold; returns all lines. */
  public List<Line> check(Findings findings) throws SQLException {
    List<Line> lines = new ArrayList<>();
    trino.query(sql, row -> lines.add(line(row)));
    Map<Series, BigDecimal> carried = new HashMap<>();
    for (Line line : lines) {
      Series series = new Series(line.brand(), line.program(), line.account(), line.measure());
      BigDecimal before = carried.getOrDefault(series, BigDecimal.ZERO);
      if (line.difference().compareTo(before) != 0) {
        findings.add(finding(line));
      }
      carried.put(series, line.difference());
    }
    return lines;
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getBigDecimal(6),
        row.getBigDecimal(7),
        row.getBigDecimal(8));
  }

  private static Finding finding(Line line) {
    return new Finding(
        Finding.Kind.LIABILITY,
        new Finding.Place(line.brand(), null, null, null, line.account(), line.measure()),
        line.opening().add(line.movement()),
        line.closing(),
        "%s of brand %s, programme %s, %s, %s: opening %s and movements %s by mart.rollup do not come to closing %s of ledger.entries"
            .formatted(
                line.account(),
                line.brand(),
                line.program(),
                line.measure(),
                line.period(),
                line.opening().toPlainString(),
                line.movement().toPlainString(),
                line.closing().toPlainString()),
        Optional.empty());
  }
}
