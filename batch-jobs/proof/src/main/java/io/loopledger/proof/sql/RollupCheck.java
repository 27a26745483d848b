package io.loopledger.proof.sql;

import io.loopledger.proof.Finding;
import io.loopledger.proof.Findings;
import io.loopledger.proof.net.Amounts;
import io.loopledger.proof.net.CanonicalText;
import io.loopledger.proof.net.Hash;
import io.loopledger.proof.table.ProofSnapshots;
import io.loopledger.schemas.entry.RollupRow;
import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.ColumnType;
import io.loopledger.schemas.table.RollupTable;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code mart.rollup} beside {@code ledger.entries}, by the roll-up's key. First as sums weighted
 * by the hash of the key, as in {@link io.loopledger.proof.net.Digest}, entries less roll-up: where
 * they are zero both are the same. Then, of the parts of the keys where they are not, key by key.
 */
public final class RollupCheck {
  private static final Set<String> SUMS = Set.of("amount", "reporting_amount", "entry_count");
  private static final List<Column<RollupRow>> KEY =
      RollupTable.DEFINITION.columns().stream()
          .filter(column -> !SUMS.contains(column.name()))
          .toList();

  private static final String DIFFERING =
      """
      SELECT b
      FROM (
        SELECT %1$s AS b, %2$s AS p, %3$s AS q, amount, reporting, n
        FROM (
          SELECT %4$s AS h, amount, COALESCE(reporting_amount, 0) AS reporting,
            CAST(1 AS bigint) AS n
          FROM %5$s
          UNION ALL
          SELECT %6$s, -amount, -COALESCE(reporting_amount, 0), -entry_count
          FROM %7$s))
      GROUP BY b
      HAVING sum(amount) <> 0 OR sum(reporting) <> 0 OR sum(n) <> 0
        OR sum(p * amount) <> 0 OR sum(p * reporting) <> 0 OR sum(p * n) <> 0
        OR sum(q * amount) <> 0 OR sum(q * reporting) <> 0 OR sum(q * n) <> 0
      ORDER BY b
      """;

  private static final String KEYS =
      """
      SELECT %1$s, sum(ea), sum(er), sum(en), sum(ra), sum(rr), sum(rn)
      FROM (
        SELECT %2$s, amount AS ea, COALESCE(reporting_amount, 0) AS er, CAST(1 AS bigint) AS en,
          CAST(0 AS decimal(20, 6)) AS ra, CAST(0 AS decimal(20, 6)) AS rr,
          CAST(0 AS bigint) AS rn
        FROM %3$s WHERE %4$s = %7$d
        UNION ALL
        SELECT %1$s, 0, 0, 0, amount, COALESCE(reporting_amount, 0), entry_count
        FROM %5$s WHERE %6$s = %7$d)
      GROUP BY %1$s
      HAVING sum(ea) <> sum(ra) OR sum(er) <> sum(rr) OR sum(en) <> sum(rn)
      ORDER BY %1$s
      """;

  private final Trino trino;
  private final Tables tables;

  /** A check of both tables at their snapshots. */
  public RollupCheck(Trino trino, ProofSnapshots snapshots) {
    this.trino = trino;
    this.tables = new Tables(snapshots);
  }

  /** Adds what differs. */
  public void check(Findings findings) throws SQLException {
    String ofEntry = Hash.sql(text(RollupCheck::entrySql));
    String ofRow = Hash.sql(text(Column::name));
    List<Integer> buckets = new ArrayList<>();
    trino.query(
        DIFFERING.formatted(
            Hash.bucketSql("h"),
            Hash.firstHalfSql("h"),
            Hash.secondHalfSql("h"),
            ofEntry,
            tables.entries(),
            ofRow,
            tables.rollup()),
        row -> buckets.add(row.getInt(1)));
    for (int bucket : buckets) {
      if (findings.isFull()) {
        findings.addCounted(Finding.Kind.ROLLUP, 1);
        continue;
      }
      trino.query(
          KEYS.formatted(
              names(),
              KEY.stream()
                  .map(column -> entrySql(column) + " AS " + column.name())
                  .collect(Collectors.joining(", ")),
              tables.entries(),
              Hash.bucketSql(ofEntry),
              tables.rollup(),
              Hash.bucketSql(ofRow),
              bucket),
          row -> findings.add(finding(row)));
    }
  }

  /** The same column of the entries, in SQL. */
  private static String entrySql(Column<?> column) {
    return column.name().equals("posting_minute")
        ? "date_trunc('minute', recorded_time)"
        : column.name();
  }

  private static String text(java.util.function.Function<Column<?>, String> expression) {
    return CanonicalText.sql(
        KEY.stream()
            .map(
                column ->
                    column.type() == ColumnType.TEXT
                        ? CanonicalText.textSql(expression.apply(column))
                        : CanonicalText.plainSql(
                            "CAST(%s AS varchar)".formatted(expression.apply(column))))
            .toList());
  }

  private static String names() {
    return KEY.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  private static Finding finding(ResultSet row) throws SQLException {
    int first = KEY.size() + 1;
    Amounts entries = LedgerReader.amounts(row, first);
    long entryCount = row.getLong(first + 2);
    Amounts rollup = LedgerReader.amounts(row, first + 3);
    long rollupCount = row.getLong(first + 5);
    StringJoiner key = new StringJoiner(", ");
    for (int i = 1; i <= KEY.size(); i++) {
      String value = row.getString(i);
      if (value != null) {
        key.add(KEY.get(i - 1).name() + " " + value);
      }
    }
    boolean isReporting = entries.amountMicros().equals(rollup.amountMicros());
    BigDecimal expected = isReporting ? entries.reporting() : entries.amount();
    BigDecimal found = isReporting ? rollup.reporting() : rollup.amount();
    return new Finding(
        Finding.Kind.ROLLUP,
        new Finding.Place(
            value(row, "brand"), null, null, null, value(row, "account"), value(row, "measure")),
        expected,
        found,
        "%s: %d entries come to %s, mart.rollup has %s of %d"
            .formatted(key, entryCount, entries, rollup, rollupCount),
        Optional.empty());
  }

  private static @Nullable String value(ResultSet row, String column) throws SQLException {
    int place =
        IntStream.range(0, KEY.size())
            .filter(i -> KEY.get(i).name().equals(column))
            .findFirst()
            .orElseThrow();
    return row.getString(place + 1);
  }
}
