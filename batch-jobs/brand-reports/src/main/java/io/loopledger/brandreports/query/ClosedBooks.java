package io.loopledger.brandreports.query;

import io.loopledger.brandreports.period.ReportPeriod;
import io.loopledger.rows.Trino;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which months of a brand are closed, by {@code finance.closes}. */
public final class ClosedBooks {
  private final Trino trino;

  /** Asks as a user who sees the closes of the brand. */
  public ClosedBooks(Trino trino) {
    this.trino = trino;
  }

  /**
   * The tag at which a period is read: that of the close of its last month, if all its months are
   * closed.
   */
  public Optional<String> tag(String brand, ReportPeriod period) throws SQLException {
    Optional<String> tag = Optional.empty();
    for (YearMonth month : period.months()) {
      tag = tag(brand, month);
      if (tag.isEmpty()) {
        return tag;
      }
    }
    return tag;
  }

  /** The newest close of a month, if it was not opened again. */
  private Optional<String> tag(String brand, YearMonth month) throws SQLException {
    SortedMap<Integer, Optional<String>> closes = new TreeMap<>();
    trino.query(
        """
        SELECT close_number, close_id, count_if(state = 'REOPENED')
        FROM finance.closes
        WHERE brand = %s AND close_period = '%s'
        GROUP BY close_number, close_id"""
            .formatted(Sql.text(brand), month),
        row ->
            closes.put(
                row.getInt(1),
                row.getLong(3) > 0 ? Optional.empty() : Optional.of(row.getString(2))));
    return closes.isEmpty() ? Optional.empty() : closes.lastEntry().getValue();
  }
}
