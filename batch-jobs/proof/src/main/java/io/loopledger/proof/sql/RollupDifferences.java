package io.loopledger.proof.sql;

import io.loopledger.proof.net.Amounts;
import io.loopledger.proof.net.CanonicalText;
import io.loopledger.proof.net.Hash;
import io.loopledger.proof.table.ProofSnapshots;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.entry.RollupRow;
import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.ColumnType;
import io.loopledger.schemas.table.RollupTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code mart.rollup} is not what the entries come to. First as sums weighted by the hash of
 * the roll-up's key, as in {@link io.loopledger.proof.net.Digest}, entries less roll-up: where they
 * are zero both are the same. Then, of the parts of the keys where they are not, key by key.
 */
final class RollupDifferences {
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
  private final String hashOfEntry = Hash.sql(text(RollupDifferences::entrySql));
  private final String hashOfRow = Hash.sql(text(Column::name));

  RollupDifferences(Trino trino, ProofSnapshots snapshots) {
    this.trino = trino;
    this.tables = new Tables(snapshots);
  }

  /**
   * A key of the roll-up whose row is not the sum of its entries.
   *
   * @param key values by column, as text; null where a column has none
   */
  record Difference(
      Map<String, @Nullable String> key,
      Amounts entries,
      long entryCount,
      Amounts rollup,
      long rollupCount) {}

  /** The parts of the keys, from 0 to 255, in which something differs. */
  List<Integer> buckets() throws SQLException {
    List<Integer> buckets = new ArrayList<>();
    trino.query(
        DIFFERING.formatted(
            Hash.bucketSql("h"),
            Hash.firstHalfSql("h"),
            Hash.secondHalfSql("h"),
            hashOfEntry,
            tables.entries(),
            hashOfRow,
            tables.rollup()),
        row -> buckets.add(row.getInt(1)));
    return buckets;
  }

  /** The keys of a part that differ. */
  void each(int bucket, Consumer<Difference> out) throws SQLException {
    trino.query(
        KEYS.formatted(
            names(),
            KEY.stream()
                .map(column -> entrySql(column) + " AS " + column.name())
                .collect(Collectors.joining(", ")),
            tables.entries(),
            Hash.bucketSql(hashOfEntry),
            tables.rollup(),
            Hash.bucketSql(hashOfRow),
            bucket),
        row -> out.accept(difference(row)));
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

  private static Difference difference(ResultSet row) throws SQLException {
    Map<String, @Nullable String> key = new LinkedHashMap<>();
    for (int i = 1; i <= KEY.size(); i++) {
      key.put(KEY.get(i - 1).name(), row.getString(i));
    }
    int first = KEY.size() + 1;
    return new Difference(
        key,
        LedgerReader.amounts(row, first),
        row.getLong(first + 2),
        LedgerReader.amounts(row, first + 3),
        row.getLong(first + 5));
  }
}
