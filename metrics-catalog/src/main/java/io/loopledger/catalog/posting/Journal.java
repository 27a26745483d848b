package io.loopledger.catalog.posting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The net journal of a subject: amounts by key, zero sums dropped. Money balances per event and
 * currency, in the currency and in the reporting currency; an unbalanced one cannot be made.
 */
public final class Journal {
  /** Nothing posted. */
  public static final Journal EMPTY = new Journal(Map.of());

  private final Map<Posting.Key, Amounts> amounts;

  private Journal(Map<Posting.Key, Amounts> amounts) {
    this.amounts = amounts;
  }

  /**
   * Sums postings to a journal.
   *
   * @throws IllegalStateException with event, currency and both totals, if money does not balance
   */
  public static Journal of(List<Posting> postings) {
    Map<Posting.Key, Amounts> sums = new LinkedHashMap<>();
    for (Posting posting : postings) {
      sums.merge(
          posting.key(),
          new Amounts(posting.amountMicros(), posting.reportingMicros()),
          Amounts::plus);
    }
    sums.values().removeIf(Amounts::isZero);
    requireBalance(sums);
    return new Journal(sums);
  }

  /** The postings, in the order in which the fold made them. */
  public List<Posting> postings() {
    List<Posting> postings = new ArrayList<>(amounts.size());
    amounts.forEach((key, sum) -> postings.add(sum.posting(key)));
    return postings;
  }

  /** What has to be posted so that a ledger holding {@code before} holds this journal. */
  public List<Posting> minus(Journal before) {
    Map<Posting.Key, Amounts> difference = new LinkedHashMap<>();
    before.amounts.forEach((key, sum) -> difference.put(key, sum.negated()));
    amounts.forEach((key, sum) -> difference.merge(key, sum, Amounts::plus));
    difference.values().removeIf(Amounts::isZero);
    List<Posting> postings = new ArrayList<>(difference.size());
    difference.forEach((key, sum) -> postings.add(sum.posting(key)));
    return postings;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Journal journal && amounts.equals(journal.amounts);
  }

  @Override
  public int hashCode() {
    return amounts.hashCode();
  }

  @Override
  public String toString() {
    return "Journal" + postings();
  }

  private static void requireBalance(Map<Posting.Key, Amounts> sums) {
    record Scope(String source, String eventId, String currency) {}
    Map<Scope, Amounts> totals = new LinkedHashMap<>();
    sums.forEach(
        (key, sum) -> {
          if (key.isDoubleEntry()) {
            Scope scope = new Scope(key.source(), key.eventId(), key.measure());
            totals.merge(scope, sum, Amounts::plus);
          }
        });
    totals.forEach(
        (scope, total) -> {
          if (!total.isZero()) {
            throw new IllegalStateException(
                "event %s does not balance in %s: debits less credits are %d micro-units, %d in the"
                        .formatted(
                            scope.eventId(),
                            scope.currency(),
                            total.amountMicros(),
                            total.reportingMicros())
                    + " reporting currency");
          }
        });
  }

  private record Amounts(long amountMicros, long reportingMicros) {
    Amounts plus(Amounts other) {
      return new Amounts(
          Math.addExact(amountMicros, other.amountMicros),
          Math.addExact(reportingMicros, other.reportingMicros));
    }

    Amounts negated() {
      return new Amounts(Math.negateExact(amountMicros), Math.negateExact(reportingMicros));
    }

    boolean isZero() {
      return amountMicros == 0 && reportingMicros == 0;
    }

    Posting posting(Posting.Key key) {
      return new Posting(key, amountMicros, reportingMicros);
    }
  }
}
