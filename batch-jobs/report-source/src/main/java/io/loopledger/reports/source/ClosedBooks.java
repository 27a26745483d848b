package io.loopledger.reports.source;

import io.loopledger.close.lake.CloseLog;
import io.loopledger.close.lake.Sql;
import io.loopledger.rows.Trino;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which months of a brand are closed, and by which close. A month that was opened again is open
 * until it is closed again, whatever was published of it before.
 */
public final class ClosedBooks {
  private static final Comparator<Row> ORDER =
      Comparator.comparing(Row::recordedTime)
          .thenComparing(Row::number)
          .thenComparing(row -> row.isClosed() ? 0 : 1);

  private ClosedBooks() {}

  /** A row of {@code finance.closes}. */
  record Row(String closeId, int number, YearMonth month, String state, Instant recordedTime) {
    boolean isClosed() {
      return state.equals(CloseLog.CLOSED);
    }
  }

  /**
   * The tag that a report of a period is read at, if nobody asks for another: of the closes that
   * its months are closed by, the last one, whose state holds the others. Empty if a month is open.
   * This is a question of now; the report names the tag, and is the same whenever it is asked for
   * by it.
   *
   * @param trino reads what is there now
   */
  public static Optional<String> tag(Trino trino, String brand, ReportPeriod period)
      throws SQLException {
    return tag(rows(trino, brand, period, ""), period);
  }

  static Optional<String> tag(List<Row> rows, ReportPeriod period) {
    return openMonths(rows, period).isEmpty()
        ? last(rows).values().stream()
            .max(Comparator.comparing(Row::recordedTime).thenComparing(Row::month))
            .map(Row::closeId)
        : Optional.empty();
  }

  /**
   * The months of a period that were open at a state. A close writes its row after it has set its
   * tag, so its own row is not in its state, and is looked for by its name.
   *
   * @param now reads what is there now
   */
  public static Set<YearMonth> openMonths(
      ReportSource source, Trino now, String brand, ReportPeriod period) throws SQLException {
    List<Row> rows = new ArrayList<>(rows(source.trino(), brand, period, ""));
    if (source.state().tag().isPresent()) {
      String own =
          " AND state = %s AND close_id = %s"
              .formatted(Sql.text(CloseLog.CLOSED), Sql.text(source.state().tag().get()));
      rows.addAll(rows(now, brand, period, own));
    }
    return openMonths(rows, period);
  }

  static Set<YearMonth> openMonths(List<Row> rows, ReportPeriod period) {
    Map<YearMonth, Row> last = last(rows);
    return period.months().stream()
        .filter(month -> !last.containsKey(month) || !last.get(month).isClosed())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What was said of each month last. */
  private static Map<YearMonth, Row> last(List<Row> rows) {
    Map<YearMonth, Row> last = new TreeMap<>();
    rows.stream().sorted(ORDER).forEach(row -> last.put(row.month(), row));
    return last;
  }

  /**
   * The close that published each month last before a state, by month. What was published stays
   * published when the month is opened again.
   */
  public static Map<YearMonth, String> published(
      ReportSource source, String brand, ReportPeriod period) throws SQLException {
    Map<YearMonth, String> closes = new TreeMap<>();
    List<Row> closed =
        rows(source.trino(), brand, period, "").stream().filter(Row::isClosed).toList();
    last(closed).forEach((month, row) -> closes.put(month, row.closeId()));
    return closes;
  }

  private static List<Row> rows(Trino trino, String brand, ReportPeriod period, String more)
      throws SQLException {
    List<Row> rows = new ArrayList<>();
    String months = Sql.texts(period.months().stream().map(YearMonth::toString).toList());
    trino.query(
        """
        SELECT close_id, close_number, close_period, state,
          date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00 UTC', recorded_time) AS recorded_ms
        FROM finance.closes WHERE brand = %s AND close_period IN (%s)%s"""
            .formatted(Sql.text(brand), months, more),
        row ->
            rows.add(
                new Row(
                    row.getString("close_id"),
                    row.getInt("close_number"),
                    YearMonth.parse(row.getString("close_period")),
                    row.getString("state"),
                    Instant.ofEpochMilli(row.getLong("recorded_ms")))));
    return rows;
  }
}
