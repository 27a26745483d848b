package io.loopledger.proof.sql;

import static java.util.Objects.requireNonNull;

import io.loopledger.proof.net.Amounts;
import io.loopledger.proof.sql.RollupDifferences.Difference;
import io.loopledger.proof.table.ProofSnapshots;
import io.loopledger.rows.RowAppender;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.entry.RollupRow;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.RollupTable;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings {@code mart.rollup} to what the entries come to. The roll-up is derived from the entries
 * and has no facts of its own, so the night adds what is missing itself: a row for each key that
 * differs, entries less roll-up, which may be negative, as may its count of entries. No row is
 * changed or deleted.
 */
public final class RollupRepair {
  private final Lake lake;
  private final Trino trino;

  /** A repair of this lake. */
  public RollupRepair(Lake lake, Trino trino) {
    this.lake = lake;
    this.trino = trino;
  }

  /**
   * Adds what is missing at the newest checkpoint that the tables share. Called again it finds
   * nothing to add.
   *
   * @return how many rows were added
   * @throws ArithmeticException if a difference is larger than the table can hold
   */
  public int run() throws SQLException {
    RollupDifferences differences = new RollupDifferences(trino, ProofSnapshots.newest(lake));
    List<Difference> found = new ArrayList<>();
    for (int bucket : differences.buckets()) {
      differences.each(bucket, found::add);
    }
    RowAppender<RollupRow> rows = new RowAppender<>(lake, RollupTable.DEFINITION);
    found.stream().map(RollupRepair::row).forEach(rows::write);
    rows.commit();
    return found.size();
  }

  private static RollupRow row(Difference difference) {
    Amounts missing = difference.entries().minus(difference.rollup());
    RollupRow.Key key = key(difference.key());
    return new RollupRow(
        key,
        micros("amount", key, missing.amountMicros()),
        key.reportingCurrency() == null
            ? null
            : micros("reporting_amount", key, missing.reportingMicros()),
        difference.entryCount() - difference.rollupCount());
  }

  private static long micros(String column, RollupRow.Key key, BigInteger amount) {
    try {
      return amount.longValueExact();
    } catch (ArithmeticException e) {
      throw new ArithmeticException(
          "%s of mart.rollup is %s millionths away from its entries at %s, more than a row can hold; restore the table from a snapshot before the damage"
              .formatted(column, amount, key));
    }
  }

  private static RollupRow.Key key(Map<String, @Nullable String> values) {
    return new RollupRow.Key(
        instant(required(values, "posting_minute")),
        LocalDate.parse(required(values, "business_date")),
        YearMonth.parse(required(values, "period")),
        required(values, "tenant"),
        required(values, "brand"),
        values.get("program"),
        values.get("category"),
        values.get("grade"),
        values.get("channel"),
        values.get("partner"),
        values.get("country"),
        required(values, "account"),
        required(values, "measure"),
        values.get("reporting_currency"),
        values.get("method"),
        values.get("factor_version"),
        Cause.valueOf(required(values, "cause")),
        Origin.valueOf(required(values, "origin").toUpperCase(Locale.ROOT)));
  }

  private static String required(Map<String, @Nullable String> values, String column) {
    return requireNonNull(values.get(column), () -> column + " is null in a key of mart.rollup");
  }

  /** As Trino writes it: {@code 2026-11-25 10:00:00.000000 UTC}. */
  private static Instant instant(String text) {
    return Instant.parse(text.replace(" UTC", "Z").replace(' ', 'T'));
  }
}
