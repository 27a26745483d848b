package io.loopledger.breaks.table;

import io.loopledger.breaks.book.Status;
import io.loopledger.rows.Trino;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** What stands in the way of closing a period, as far as statements and breaks tell it. */
public final class CloseFacts {
  private static final String OPEN =
      """
      SELECT count(*), coalesce(sum(abs(value)), 0)
      FROM (%s)
      WHERE status = '%s' AND brand = %s
        AND coalesce(ledger_date, statement_date, first_seen_date) <= DATE '%s'""";

  private static final String SILENT =
      """
      SELECT kind, max(greatest(booking_date, statement_date))
      FROM finance.settlement_lines
      WHERE brand = %s
      GROUP BY kind
      HAVING max(greatest(booking_date, statement_date)) < DATE '%s'
      ORDER BY kind""";

  private final Trino trino;

  /** Of this lake. */
  public CloseFacts(Trino trino) {
    this.trino = trino;
  }

  /** How many breaks are open, and what they are worth together, without sign. */
  public record Open(long count, BigDecimal value) {}

  /** The open breaks of a brand about what happened up to a day. */
  public Open open(String brand, LocalDate lastDay) throws SQLException {
    List<Open> found = new ArrayList<>();
    trino.query(
        OPEN.formatted(BreaksSql.current(), Status.OPEN, BreaksSql.text(brand), lastDay),
        row -> found.add(new Open(row.getLong(1), row.getBigDecimal(2))));
    return found.getFirst();
  }

  /**
   * Kinds of which statements came before and none that reaches the period. None is expected of a
   * kind that never came; nor of each sender, for some have nothing to say in most months.
   */
  public List<String> silent(String brand, YearMonth period) throws SQLException {
    List<String> silent = new ArrayList<>();
    trino.query(
        SILENT.formatted(BreaksSql.text(brand), period.atDay(1)),
        row -> silent.add("%s, nothing after %s".formatted(row.getString(1), row.getDate(2))));
    return silent;
  }
}
