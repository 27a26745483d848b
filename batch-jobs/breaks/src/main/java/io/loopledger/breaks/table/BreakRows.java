package io.loopledger.breaks.table;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.finance.BreakChange;
import io.loopledger.schemas.finance.BreakChange.About;
import io.loopledger.schemas.finance.BreakChange.Side;
import io.loopledger.schemas.money.Micros;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Rows of {@code finance.breaks} as Trino gives them. */
final class BreakRows {
  private BreakRows() {}

  static BreakChange of(ResultSet row) throws SQLException {
    return new BreakChange(
        text(row, "break_id"),
        row.getInt("version"),
        text(row, "change"),
        text(row, "status"),
        new About(
            text(row, "reconciliation"),
            text(row, "kind"),
            row.getString("tenant"),
            row.getString("brand"),
            text(row, "type"),
            text(row, "currency"),
            micros(row, "value"),
            side(row, "ledger"),
            side(row, "statement"),
            text(row, "suspected_cause")),
        row.getString("owner"),
        requireNonNull(date(row, "first_seen_date")),
        requireNonNull(date(row, "business_date")),
        row.getString("run_id"),
        text(row, "actor"),
        text(row, "reason"),
        instant(row, "recorded_time"));
  }

  private static @Nullable Side side(ResultSet row, String side) throws SQLException {
    String item = row.getString(side + "_item");
    return item == null
        ? null
        : new Side(
            item,
            text(row, side + "_currency"),
            micros(row, side + "_amount"),
            date(row, side + "_date"),
            row.getString(side + "_reference"));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return requireNonNull(row.getString(column), column + " is null");
  }

  private static long micros(ResultSet row, String column) throws SQLException {
    BigDecimal amount = requireNonNull(row.getBigDecimal(column), column + " is null");
    return Micros.exact(amount);
  }

  private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
    Date date = row.getDate(column);
    return date == null ? null : date.toLocalDate();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return switch (row.getObject(column)) {
      case ZonedDateTime time -> time.toInstant();
      case OffsetDateTime time -> time.toInstant();
      case java.sql.Timestamp time -> time.toInstant();
      case null, default ->
          throw new IllegalStateException(
              "%s is no time: %s".formatted(column, row.getObject(column)));
    };
  }
}
