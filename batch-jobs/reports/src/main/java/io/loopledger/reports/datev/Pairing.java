package io.loopledger.reports.datev;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Splits amounts that balance into pairs of a debit and a credit account. The rule: accounts in the
 * order of their numbers; first those of equal amounts meet, then each debit takes from the credits
 * that are left, as much as both have.
 */
final class Pairing {
  private static final int DECIMALS = 2;

  private Pairing() {}

  /** An account with what is left of it; not negative. */
  private static final class Side {
    final String number;
    long left;

    Side(String number, long left) {
      this.number = number;
      this.left = left;
    }
  }

  /**
   * Amounts that sum to zero as whole hundredths that do: each is rounded down, and those with the
   * largest remainders take one more, so that none is a whole hundredth away. An amount of whole
   * hundredths stays as it is.
   *
   * @throws IllegalArgumentException if they do not sum to zero
   */
  static SortedMap<String, Long> hundredths(Map<String, BigDecimal> amounts) {
    BigDecimal sum = amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.signum() != 0) {
      throw new IllegalArgumentException(
          "debits less credits are %s; they must be 0: %s"
              .formatted(sum.toPlainString(), new TreeMap<>(amounts)));
    }
    SortedMap<String, Long> rounded = new TreeMap<>();
    SortedMap<String, BigDecimal> remainders = new TreeMap<>();
    BigInteger missing = BigInteger.ZERO;
    for (Map.Entry<String, BigDecimal> amount : amounts.entrySet()) {
      BigDecimal exact = amount.getValue().movePointRight(DECIMALS);
      BigDecimal down = exact.setScale(0, RoundingMode.FLOOR);
      rounded.put(amount.getKey(), down.longValueExact());
      remainders.put(amount.getKey(), exact.subtract(down));
      missing = missing.subtract(down.toBigIntegerExact());
    }
    // Fewer are missing than accounts have a remainder: the remainders sum to what is missing.
    remainders.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(missing.intValueExact())
        .forEach(entry -> rounded.merge(entry.getKey(), 1L, Math::addExact));
    return rounded;
  }

  /** The pairs of balanced hundredths by account: debit positive, credit negative. */
  static List<Pair> pairs(SortedMap<String, Long> hundredths) {
    List<Side> debits = new ArrayList<>();
    List<Side> credits = new ArrayList<>();
    hundredths.forEach(
        (number, amount) -> {
          if (amount > 0) {
            debits.add(new Side(number, amount));
          } else if (amount < 0) {
            credits.add(new Side(number, Math.negateExact(amount)));
          }
        });
    List<Pair> pairs = new ArrayList<>();
    equals(debits, credits, pairs);
    rest(debits, credits, pairs);
    return pairs;
  }

  private static void equals(List<Side> debits, List<Side> credits, List<Pair> pairs) {
    for (Side debit : debits) {
      credits.stream()
          .filter(credit -> credit.left == debit.left)
          .findFirst()
          .ifPresent(credit -> pairs.add(taken(debit, credit)));
    }
  }

  private static void rest(List<Side> debits, List<Side> credits, List<Pair> pairs) {
    Deque<Side> left = new ArrayDeque<>();
    credits.stream().filter(credit -> credit.left > 0).forEach(left::add);
    for (Side debit : debits) {
      while (debit.left > 0) {
        Side credit = left.element();
        pairs.add(taken(debit, credit));
        if (credit.left == 0) {
          left.remove();
        }
      }
    }
  }

  private static Pair taken(Side debit, Side credit) {
    long taken = Math.min(debit.left, credit.left);
    debit.left -= taken;
    credit.left -= taken;
    return new Pair(debit.number, credit.number, taken);
  }
}
