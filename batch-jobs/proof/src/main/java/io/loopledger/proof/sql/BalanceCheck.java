package io.loopledger.proof.sql;

import io.loopledger.catalog.chart.Account;
import io.loopledger.proof.Finding;
import io.loopledger.proof.Findings;
import io.loopledger.proof.net.Amounts;
import io.loopledger.proof.net.CanonicalText;
import io.loopledger.proof.net.Hash;
import io.loopledger.proof.table.ProofSnapshots;
import io.loopledger.rows.Trino;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Debits equal credits, per event and currency, in the currency and in the reporting currency. The
 * sums of all events are weighted by the hash of event and currency and added up: where they come
 * to zero, each of them does.
 */
public final class BalanceCheck {
  private static final String SCOPE =
      CanonicalText.sql(
          List.of(
              CanonicalText.textSql("subject"),
              CanonicalText.textSql("event_id"),
              CanonicalText.textSql("measure")));

  /** Money that is not imputed: what {@code Posting.Key.isDoubleEntry} says. */
  private static final String DOUBLE_ENTRY =
      "reporting_currency IS NOT NULL AND NOT starts_with(account, '%s')"
          .formatted(Account.IMPUTED_PREFIX);

  private static final String UNBALANCED =
      """
      SELECT b
      FROM (
        SELECT %s AS b, %s AS p, %s AS q, amount, reporting
        FROM (
          SELECT %s AS h, amount, COALESCE(reporting_amount, 0) AS reporting
          FROM %s WHERE %s))
      GROUP BY b
      HAVING sum(amount) <> 0 OR sum(reporting) <> 0 OR sum(p * amount) <> 0
        OR sum(p * reporting) <> 0 OR sum(q * amount) <> 0 OR sum(q * reporting) <> 0
      ORDER BY b
      """;

  private static final String EVENTS =
      """
      SELECT brand, subject, event_id, measure,
        COALESCE(sum(amount) FILTER (WHERE amount > 0), 0),
        COALESCE(sum(reporting_amount) FILTER (WHERE reporting_amount > 0), 0),
        COALESCE(-sum(amount) FILTER (WHERE amount < 0), 0),
        COALESCE(-sum(reporting_amount) FILTER (WHERE reporting_amount < 0), 0)
      FROM %s
      WHERE %s AND %s = %d
      GROUP BY brand, subject, event_id, measure
      HAVING sum(amount) <> 0 OR sum(COALESCE(reporting_amount, 0)) <> 0
      ORDER BY 1, 2, 3, 4
      """;

  private final Trino trino;
  private final String entries;

  /** A check of the entries at their snapshot. */
  public BalanceCheck(Trino trino, ProofSnapshots snapshots) {
    this.trino = trino;
    this.entries = new Tables(snapshots).entries();
  }

  /**
   * Adds the events that do not balance.
   *
   * @param isExplained whether an event of a subject is left out, because it was found to be wrong
   */
  public void check(Findings findings, BiPredicate<String, String> isExplained)
      throws SQLException {
    List<Integer> buckets = new ArrayList<>();
    trino.query(
        UNBALANCED.formatted(
            Hash.bucketSql("h"),
            Hash.firstHalfSql("h"),
            Hash.secondHalfSql("h"),
            Hash.sql(SCOPE),
            entries,
            DOUBLE_ENTRY),
        row -> buckets.add(row.getInt(1)));
    for (int bucket : buckets) {
      if (findings.isFull()) {
        findings.addCounted(Finding.Kind.UNBALANCED, 1);
        continue;
      }
      trino.query(
          EVENTS.formatted(entries, DOUBLE_ENTRY, Hash.bucketSql(Hash.sql(SCOPE)), bucket),
          row -> {
            if (!isExplained.test(row.getString("subject"), row.getString("event_id"))) {
              findings.add(finding(row));
            }
          });
    }
  }

  private static Finding finding(ResultSet row) throws SQLException {
    Amounts debits = LedgerReader.amounts(row, 5);
    Amounts credits = LedgerReader.amounts(row, 7);
    boolean isReporting = debits.amountMicros().equals(credits.amountMicros());
    BigDecimal expected = isReporting ? debits.reporting() : debits.amount();
    BigDecimal found = isReporting ? credits.reporting() : credits.amount();
    return new Finding(
        Finding.Kind.UNBALANCED,
        new Finding.Place(
            row.getString("brand"),
            row.getString("subject"),
            row.getString("event_id"),
            null,
            null,
            row.getString("measure")),
        expected,
        found,
        "event '%s' of '%s' in %s: debits are %s, credits %s"
            .formatted(
                row.getString("event_id"),
                row.getString("subject"),
                row.getString("measure"),
                debits,
                credits),
        Optional.empty());
  }
}
