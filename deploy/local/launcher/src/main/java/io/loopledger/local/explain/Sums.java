package io.loopledger.local.explain;

import io.loopledger.catalog.posting.Posting;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sums of postings by account, measure, method and factor version. Sums that are zero are dropped.
 */
final class Sums {
  /** Nothing. */
  static final Sums EMPTY = new Sums(Map.of());

  private final Map<Key, Amounts> amounts;

  private Sums(Map<Key, Amounts> amounts) {
    this.amounts = amounts;
  }

  /** What is summed apart. */
  record Key(
      String account, String measure, @Nullable String method, @Nullable String factorVersion) {}

  /**
   * Two sums.
   *
   * @param micros millionths of the measure; debit positive
   * @param booksMicros millionths of the books' currency; 0 where no money is
   */
  record Amounts(long micros, long booksMicros) {
    /** Nothing. */
    static final Amounts ZERO = new Amounts(0, 0);

    Amounts plus(Amounts other) {
      return new Amounts(
          Math.addExact(micros, other.micros), Math.addExact(booksMicros, other.booksMicros));
    }

    Amounts negated() {
      return new Amounts(Math.negateExact(micros), Math.negateExact(booksMicros));
    }

    boolean isZero() {
      return micros == 0 && booksMicros == 0;
    }
  }

  /** These sums with more postings, whose books are in a currency. */
  Sums plus(Collection<Posting> postings, String booksCurrency) {
    Map<Key, Amounts> next = new LinkedHashMap<>(amounts);
    for (Posting posting : postings) {
      Posting.Key key = posting.key();
      next.merge(
          new Key(key.account(), key.measure(), key.method(), key.factorVersion()),
          new Amounts(posting.amountMicros(), booksMicros(posting, booksCurrency)),
          Amounts::plus);
    }
    return new Sums(next);
  }

  /** What these sums have more than others. */
  Sums minus(Sums others) {
    Map<Key, Amounts> next = new LinkedHashMap<>(amounts);
    others.amounts.forEach((key, sum) -> next.merge(key, sum.negated(), Amounts::plus));
    return new Sums(next);
  }

  /** The sums that are not zero, in the order in which they came up. */
  Map<Key, Amounts> byKey() {
    Map<Key, Amounts> present = new LinkedHashMap<>(amounts);
    present.values().removeIf(Amounts::isZero);
    return present;
  }

  /** Imputed amounts are no part of the books and may carry no conversion. */
  private static long booksMicros(Posting posting, String booksCurrency) {
    boolean isUnconvertedMoney =
        posting.key().fx() == null && posting.key().measure().equals(booksCurrency);
    return isUnconvertedMoney ? posting.amountMicros() : posting.reportingMicros();
  }
}
