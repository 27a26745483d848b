package io.loopledger.inbox.row;

import io.loopledger.schemas.finance.SettlementLine;
import io.loopledger.schemas.finance.StatementTotal;
import java.util.List;
import java.util.TreeMap;

/** Counts and sums the rows of a file, by kind and currency. */
public final class Tally {
  private record Key(String kind, String currency) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byKind = kind.compareTo(other.kind);
      return byKind == 0 ? currency.compareTo(other.currency) : byKind;
    }
  }

  private final TreeMap<Key, StatementTotal> totals = new TreeMap<>();
  private long lines;

  /**
   * Adds a row.
   *
   * @throws ArithmeticException if a sum is larger than the ledger can hold
   */
  public void add(SettlementLine row) {
    lines++;
    String kind = row.source().kind();
    totals.merge(
        new Key(kind, row.currency()),
        new StatementTotal(kind, row.currency(), 1, row.netMicros()),
        (a, b) ->
            new StatementTotal(
                kind,
                row.currency(),
                a.lines() + b.lines(),
                Math.addExact(a.netMicros(), b.netMicros())));
  }

  /** How many rows. */
  public long lines() {
    return lines;
  }

  /** By kind, then currency. */
  public List<StatementTotal> totals() {
    return List.copyOf(totals.values());
  }

  /** What all rows of a currency come to, in micros. */
  public long netMicros(String currency) {
    return totals.values().stream()
        .filter(total -> total.currency().equals(currency))
        .mapToLong(StatementTotal::netMicros)
        .reduce(0, Math::addExact);
  }
}
