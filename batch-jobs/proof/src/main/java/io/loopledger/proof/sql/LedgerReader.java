package io.loopledger.proof.sql;

import io.loopledger.proof.net.Amounts;
import io.loopledger.proof.net.BucketRange;
import io.loopledger.proof.net.Digest;
import io.loopledger.proof.net.Digests;
import io.loopledger.proof.net.Hash;
import io.loopledger.proof.net.NetColumn;
import io.loopledger.proof.net.NetKey;
import io.loopledger.proof.table.ProofSnapshots;
import io.loopledger.rows.Trino;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code ledger.entries} as Trino sums it: nothing here grows with the number of entries. */
public final class LedgerReader {
  private static final int COLUMNS = NetColumn.values().length;
  private static final String SUBJECT_HASH = Hash.sql("subject");

  /** Ids that one pass over the table may group: about 200 MB in Trino. */
  private static final long IDS_IN_A_PASS = 8_000_000;

  private static final String DIGESTS =
      """
      SELECT g, measure, sum(amount), sum(reporting),
        sum(first_half * amount), sum(first_half * reporting),
        sum(second_half * amount), sum(second_half * reporting)
      FROM (
        SELECT %s AS g, measure, amount, reporting, %s AS first_half, %s AS second_half
        FROM (
          SELECT %s AS s, %s AS h, measure, amount, COALESCE(reporting_amount, 0) AS reporting
          FROM %s)
        WHERE %s)
      GROUP BY g, measure
      """;

  private static final String LINES =
      """
      SELECT %s, sum(amount), COALESCE(sum(reporting_amount), 0)
      FROM %s
      WHERE %s
      GROUP BY %s
      HAVING sum(amount) <> 0 OR COALESCE(sum(reporting_amount), 0) <> 0
      """;

  private static final String REPEATED_HASHES =
      """
      SELECT h
      FROM (SELECT %s AS h FROM %s WHERE %s)
      WHERE bitwise_and(h, %d) = %d
      GROUP BY h
      HAVING count(*) > 1
      """;

  private static final String ROWS_BY_ID =
      "SELECT %s, amount, COALESCE(reporting_amount, 0), entry_id FROM %s WHERE %s AND %s";

  private final Trino trino;
  private final String entries;
  private final String inRange;

  /** Reads the entries of the subjects of a range of buckets, at a snapshot. */
  public LedgerReader(Trino trino, ProofSnapshots snapshots, BucketRange range) {
    this.trino = trino;
    this.entries = new Tables(snapshots).entries();
    this.inRange =
        range.equals(BucketRange.ALL)
            ? "true"
            : "%s BETWEEN %d AND %d"
                .formatted(Hash.bucketSql(SUBJECT_HASH), range.first(), range.last());
  }

  /** How many entries there are. */
  public long count() throws SQLException {
    long[] count = new long[1];
    trino.query(
        "SELECT count(*) FROM %s WHERE %s".formatted(entries, inRange),
        row -> count[0] = row.getLong(1));
    return count[0];
  }

  /** Digests by bucket. */
  public Digests byBucket() throws SQLException {
    return digests(Hash.bucketSql("s"), inRange.replace(SUBJECT_HASH, "s"));
  }

  /** Digests by cell, of some buckets. */
  public Digests byCell(Collection<Integer> buckets) throws SQLException {
    return digests(Hash.cellSql("s"), Tables.in(Hash.bucketSql("s"), buckets));
  }

  private Digests digests(String group, String where) throws SQLException {
    String sql =
        DIGESTS.formatted(
            group,
            Hash.firstHalfSql("h"),
            Hash.secondHalfSql("h"),
            SUBJECT_HASH,
            Hash.sql(NetKey.textSql()),
            entries,
            where);
    Digests digests = new Digests();
    trino.query(
        sql,
        row ->
            digests.add(
                row.getInt(1),
                row.getString(2),
                new Digest(amounts(row, 3), amounts(row, 5), amounts(row, 7))));
    return digests;
  }

  /** The net lines of the subjects of some cells; those that come to zero are left out. */
  public Map<NetKey, Amounts> lines(Collection<Integer> cells) throws SQLException {
    String places =
        IntStream.rangeClosed(1, COLUMNS)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    String sql =
        LINES.formatted(
            NetKey.valuesSql(), entries, Tables.in(Hash.cellSql(SUBJECT_HASH), cells), places);
    Map<NetKey, Amounts> lines = new HashMap<>();
    trino.query(sql, row -> lines.put(key(row), amounts(row, COLUMNS + 1)));
    return lines;
  }

  /**
   * Hashes of entry ids that are there more than once; of two ids that are not the same it may be
   * one, so {@link #withIds} looks again.
   *
   * @param rows about how many entries there are
   */
  public List<Long> repeatedIdHashes(long rows) throws SQLException {
    long passes = 1;
    while (passes * IDS_IN_A_PASS < rows) {
      passes *= 2;
    }
    List<Long> hashes = new ArrayList<>();
    for (long pass = 0; pass < passes; pass++) {
      trino.query(
          REPEATED_HASHES.formatted(Hash.sql("entry_id"), entries, inRange, passes - 1, pass),
          row -> hashes.add(row.getLong(1)));
    }
    return hashes;
  }

  /** An entry. */
  public record Row(String entryId, NetKey key, Amounts amounts) {}

  /** The entries whose ids have one of some hashes. */
  public List<Row> withIds(Collection<Long> hashes) throws SQLException {
    String sql =
        ROWS_BY_ID.formatted(
            NetKey.valuesSql(), entries, inRange, Tables.in(Hash.sql("entry_id"), hashes));
    List<Row> rows = new ArrayList<>();
    trino.query(
        sql,
        row -> rows.add(new Row(row.getString(COLUMNS + 3), key(row), amounts(row, COLUMNS + 1))));
    return rows;
  }

  private static NetKey key(ResultSet row) throws SQLException {
    @Nullable String[] values = new String[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      values[i] = row.getString(i + 1);
    }
    return new NetKey(Arrays.asList(values));
  }

  static Amounts amounts(ResultSet row, int column) throws SQLException {
    BigDecimal amount = row.getBigDecimal(column);
    BigDecimal reporting = row.getBigDecimal(column + 1);
    return Amounts.of(amount, reporting);
  }
}
