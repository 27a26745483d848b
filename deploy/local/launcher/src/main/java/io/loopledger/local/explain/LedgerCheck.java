package io.loopledger.local.explain;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.money.Micros;
import io.loopledger.schemas.table.EntriesTable;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether a life that was posted anew gives what stands in {@code ledger.entries}.
 *
 * @param entries the entries of the ledger that were compared
 * @param differences the sums in which the two differ; empty if they agree
 */
public record LedgerCheck(long entries, List<Difference> differences) {
  public LedgerCheck {
    differences = List.copyOf(differences);
  }

  /**
   * A sum in which the two differ.
   *
   * @param explained the sum of the life
   * @param ledger the sum of the entries
   */
  record Difference(String account, String measure, Sums.Amounts explained, Sums.Amounts ledger) {}

  /** A sum of entries that one event caused. */
  record Posted(
      String triggerId, String account, String measure, Sums.Amounts sum, long entryCount) {}

  private record Key(String account, String measure) {}

  public boolean agrees() {
    return differences.isEmpty();
  }

  /** Compares a life with the ledger. */
  public static LedgerCheck of(Connection trino, Life life) throws SQLException {
    return compare(life, read(trino, life));
  }

  /** With a time in the past, only what the events of then caused is compared. */
  static LedgerCheck compare(Life life, List<Posted> ledger) {
    Set<String> triggers = new HashSet<>(life.events().stream().map(Event::id).toList());
    Map<Key, Sums.Amounts> posted = map();
    long entries = 0;
    for (Posted sum : ledger) {
      if (life.asOf().isEmpty() || triggers.contains(sum.triggerId())) {
        posted.merge(new Key(sum.account(), sum.measure()), sum.sum(), Sums.Amounts::plus);
        entries += sum.entryCount();
      }
    }
    Map<Key, Sums.Amounts> explained = map();
    for (LedgerLife.Step step : life.steps()) {
      step.postings()
          .forEach(
              p ->
                  explained.merge(
                      new Key(p.key().account(), p.key().measure()),
                      new Sums.Amounts(p.amountMicros(), p.reportingMicros()),
                      Sums.Amounts::plus));
    }
    return new LedgerCheck(entries, differences(explained, posted));
  }

  private static List<Difference> differences(
      Map<Key, Sums.Amounts> explained, Map<Key, Sums.Amounts> posted) {
    Map<Key, Sums.Amounts> all = map();
    all.putAll(explained);
    all.putAll(posted);
    List<Difference> differences = new ArrayList<>();
    for (Key key : all.keySet()) {
      Sums.Amounts ours = explained.getOrDefault(key, Sums.Amounts.ZERO);
      Sums.Amounts theirs = posted.getOrDefault(key, Sums.Amounts.ZERO);
      if (!ours.equals(theirs)) {
        differences.add(new Difference(key.account(), key.measure(), ours, theirs));
      }
    }
    return differences;
  }

  private static List<Posted> read(Connection trino, Life life) throws SQLException {
    String sql =
        """
        SELECT trigger_id, account, measure, sum(amount), sum(reporting_amount), count(*)
        FROM %s WHERE subject = ? GROUP BY 1, 2, 3"""
            .formatted(EntriesTable.DEFINITION.qualifiedName());
    List<Posted> posted = new ArrayList<>();
    try (PreparedStatement statement = trino.prepareStatement(sql)) {
      statement.setString(1, life.subject().toString());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          posted.add(
              new Posted(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getString(3),
                  new Sums.Amounts(micros(rows.getBigDecimal(4)), micros(rows.getBigDecimal(5))),
                  rows.getLong(6)));
        }
      }
    }
    return posted;
  }

  private static long micros(@Nullable BigDecimal sum) {
    return sum == null ? 0 : Micros.exact(sum);
  }

  private static Map<Key, Sums.Amounts> map() {
    return new TreeMap<>(Comparator.comparing(Key::account).thenComparing(Key::measure));
  }
}
