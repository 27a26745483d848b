package io.loopledger.bench.night;

import io.loopledger.rows.Trino;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The same matching for some lines of payments, one after the other over JDBC: a SELECT of the
 * items of the ledger that a line may belong to, among those that the night before has brought
 * together. What matches is only counted, where a program would write it down.
 */
final class RowByRow {
  private static final String TABLE = "night.payments_pass_0";
  private static final int TOLERANCE_DAYS = 60;
  private static final int TOLD_EVERY = 200;

  private final Trino trino;

  RowByRow(Trino trino) {
    this.trino = trino;
  }

  private record Line(
      String brand, String type, String currency, BigDecimal amount, LocalDate day, String key) {}

  /**
   * How fast it is.
   *
   * @param lines that were looked up
   * @param matched those of them whose item was found
   */
  record Speed(int lines, int matched, double seconds) {
    double linesPerSecond() {
      return lines / seconds;
    }
  }

  /** Looks up so many lines, or all there are. */
  Speed measure(int sample) throws SQLException {
    List<Line> lines = lines(sample);
    int matched = 0;
    long begin = System.nanoTime();
    try (Connection connection = trino.connect();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT item_id, amount, item_date FROM %s WHERE side = 'LEDGER' AND brand = ? AND type = ? AND currency = ? AND reference = ?"
                    .formatted(TABLE))) {
      for (int i = 0; i < lines.size(); i++) {
        if (i % TOLD_EVERY == 0) {
          System.out.printf("  row by row: %d of %d lines%n", i, lines.size());
        }
        if (isMatched(select, lines.get(i))) {
          matched++;
        }
      }
    }
    return new Speed(lines.size(), matched, (System.nanoTime() - begin) / 1e9);
  }

  private List<Line> lines(int sample) throws SQLException {
    List<Line> lines = new ArrayList<>();
    trino.query(
        "SELECT brand, type, currency, amount, item_date, reference FROM %s WHERE side = 'STATEMENT' ORDER BY item_id LIMIT %d"
            .formatted(TABLE, sample),
        row ->
            lines.add(
                new Line(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getBigDecimal(4),
                    row.getDate(5).toLocalDate(),
                    row.getString(6))));
    return lines;
  }

  private static boolean isMatched(PreparedStatement select, Line line) throws SQLException {
    select.setString(1, line.brand());
    select.setString(2, line.type());
    select.setString(3, line.currency());
    select.setString(4, line.key());
    boolean isMatched = false;
    try (ResultSet items = select.executeQuery()) {
      while (items.next()) {
        long days = Math.abs(ChronoUnit.DAYS.between(line.day(), items.getDate(3).toLocalDate()));
        isMatched |= items.getBigDecimal(2).compareTo(line.amount()) == 0 && days <= TOLERANCE_DAYS;
      }
    }
    return isMatched;
  }
}
