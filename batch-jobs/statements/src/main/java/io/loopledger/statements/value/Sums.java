package io.loopledger.statements.value;

import io.loopledger.schemas.money.Money;
import java.util.SortedMap;
import java.util.TreeMap;

/** Exact sums by currency. */
public final class Sums {
  private final SortedMap<String, Money> sums = new TreeMap<>();

  /**
   * Adds an amount to the sum of its currency.
   *
   * @throws ArithmeticException if the sum is larger than the ledger can hold
   */
  public void add(Money amount) {
    sums.merge(amount.currency(), amount, Sums::plus);
  }

  /** The sum of a currency; zero if nothing was added. */
  public Money of(String currency) {
    return sums.getOrDefault(currency, new Money(0, currency));
  }

  /** All sums. */
  public SortedMap<String, Money> all() {
    return new TreeMap<>(sums);
  }

  /**
   * The sum of two amounts.
   *
   * @throws IllegalArgumentException if their currencies differ
   */
  public static Money plus(Money a, Money b) {
    if (!a.currency().equals(b.currency())) {
      throw new IllegalArgumentException("%s and %s have no sum".formatted(a, b));
    }
    return new Money(Math.addExact(a.amountMicros(), b.amountMicros()), a.currency());
  }

  /** The first amount less the second. */
  public static Money minus(Money a, Money b) {
    return plus(a, b.negated());
  }
}
