package io.loopledger.close.lake;

import io.loopledger.close.book.Close;
import io.loopledger.rows.RowAppender;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.finance.PublishedFigure;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.money.Micros;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.PublishedTable;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Freezes the figures of a close in {@code finance.published}: all of them in one commit, so either
 * none or all are there. They are those of the month, by business date and by posting period.
 */
public final class PublishedFigures {
  private static final String QUERY =
      """
      SELECT tenant, brand, program, category, date_trunc('month', business_date) AS business_month,
        period, account, measure, reporting_currency, method, factor_version, cause, rule,
        sum(amount) AS amount, sum(reporting_amount) AS reporting_amount, count(*) AS entry_count
      FROM ledger.entries FOR VERSION AS OF %d
      WHERE brand IN (%s)
        AND (business_date BETWEEN DATE '%s' AND DATE '%s' OR period = '%s')
      GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13
      """;

  private final Lake lake;
  private final Trino trino;

  /** Of a lake. */
  public PublishedFigures(Lake lake, Trino trino) {
    this.lake = lake;
    this.trino = trino;
  }

  /** Sums the entries at the snapshot of the close. Nothing is seen before {@link Sums#commit}. */
  public Sums sum(Close close) throws SQLException {
    RowAppender<PublishedFigure> rows = new RowAppender<>(lake, PublishedTable.DEFINITION);
    OptionalLong entries = close.requireSnapshots().of(EntriesTable.DEFINITION.qualifiedName());
    if (entries.isPresent() && !isThere(close)) {
      trino.query(query(close, entries.getAsLong()), row -> rows.write(figure(close, row)));
    }
    return () -> rows.commit(close.tag());
  }

  /** Sums that are not seen yet. */
  @FunctionalInterface
  public interface Sums {
    /** Makes them seen, if they were not before. */
    void commit();
  }

  private static String query(Close close, long snapshot) {
    YearMonth period = close.name().period();
    return QUERY.formatted(
        snapshot, Sql.texts(close.brands()), period.atDay(1), period.atEndOfMonth(), period);
  }

  private boolean isThere(Close close) throws SQLException {
    long[] rows = {0};
    trino.query(
        "SELECT count(*) FROM finance.published WHERE close_id = " + Sql.text(close.tag()),
        row -> rows[0] = row.getLong(1));
    return rows[0] > 0;
  }

  private static PublishedFigure figure(Close close, ResultSet row) throws SQLException {
    PublishedFigure.Key key =
        new PublishedFigure.Key(
            row.getString("tenant"),
            row.getString("brand"),
            row.getString("program"),
            row.getString("category"),
            LocalDate.parse(row.getString("business_month")),
            YearMonth.parse(row.getString("period")),
            row.getString("account"),
            row.getString("measure"),
            row.getString("reporting_currency"),
            row.getString("method"),
            row.getString("factor_version"),
            row.getString("cause"),
            row.getString("rule"));
    return new PublishedFigure(
        close.tag(),
        close.name().period(),
        key,
        micros("amount", key, row.getBigDecimal("amount")),
        reporting(key, row.getBigDecimal("reporting_amount")),
        row.getLong("entry_count"),
        close.begun().at());
  }

  private static @Nullable Long reporting(PublishedFigure.Key key, @Nullable BigDecimal amount) {
    return amount == null ? null : Long.valueOf(micros("reporting_amount", key, amount));
  }

  private static long micros(String field, PublishedFigure.Key key, BigDecimal amount) {
    try {
      return Micros.exact(amount);
    } catch (ArithmeticException e) {
      throw new IllegalStateException(
          "%s of %s, account %s, is %s; a published figure holds at most 9.2e12: close the brands apart"
              .formatted(field, key.brand(), key.account(), amount.toPlainString()),
          e);
    }
  }
}
