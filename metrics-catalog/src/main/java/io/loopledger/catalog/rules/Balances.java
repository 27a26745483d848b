package io.loopledger.catalog.rules;

import io.loopledger.schemas.money.Money;
import java.util.ArrayList;
import java.util.List;

/** Lists of balances, oldest first, each changed by making another list. */
final class Balances {
  private Balances() {}

  /** Which of several balances on an account an amount is taken from first. */
  enum Order {
    OLDEST_FIRST,
    NEWEST_FIRST
  }

  /**
   * What an amount was taken from.
   *
   * @param pieces each at its own rate
   * @param left what stays in the list
   * @param unknownMicros part of the amount for which there was no balance
   */
  record Taken(List<Balance> pieces, List<Balance> left, long unknownMicros) {
    Taken {
      pieces = List.copyOf(pieces);
    }

    long reportingMicros() {
      long sum = 0;
      for (Balance piece : pieces) {
        sum = Math.addExact(sum, piece.reportingMicros());
      }
      return sum;
    }
  }

  static List<Balance> plus(List<Balance> balances, Balance added) {
    if (added.amountMicros() == 0 && added.reportingMicros() == 0) {
      return balances;
    }
    List<Balance> next = new ArrayList<>(balances.size() + 1);
    next.addAll(balances);
    next.add(added);
    return next;
  }

  static List<Balance> plusAll(List<Balance> balances, List<Balance> added) {
    List<Balance> next = balances;
    for (Balance balance : added) {
      next = plus(next, balance);
    }
    return next;
  }

  static long total(List<Balance> balances, String account, String currency) {
    long total = 0;
    for (Balance balance : balances) {
      if (balance.isOn(account, currency)) {
        total = Math.addExact(total, balance.amountMicros());
      }
    }
    return total;
  }

  /** Takes an amount, not below 0, from the balances of an account in its currency. */
  static Taken take(List<Balance> balances, String account, Money amount, Order order) {
    long open = amount.amountMicros();
    List<Balance> pieces = new ArrayList<>();
    List<Balance> left = new ArrayList<>(balances);
    int size = balances.size();
    for (int n = 0; n < size && open > 0; n++) {
      int i = order == Order.OLDEST_FIRST ? n : size - 1 - n;
      Balance balance = balances.get(i);
      if (balance.isOn(account, amount.currency()) && balance.amountMicros() > 0) {
        Balance piece = balance.part(Math.min(open, balance.amountMicros()));
        pieces.add(piece);
        left.set(
            i,
            balance.of(
                balance.amountMicros() - piece.amountMicros(),
                balance.reportingMicros() - piece.reportingMicros()));
        open -= piece.amountMicros();
      }
    }
    left.removeIf(balance -> balance.amountMicros() == 0 && balance.reportingMicros() == 0);
    return new Taken(pieces, left, open);
  }

  /** Debits one account and credits another with a balance, at its rate. */
  static void move(Book book, Balance balance, String debit, String credit) {
    book.transferAt(
        debit,
        credit,
        balance.currency(),
        balance.fx(),
        balance.amountMicros(),
        balance.reportingMicros(),
        null);
  }

  /** Drops everything on some accounts. */
  static List<Balance> without(List<Balance> balances, List<String> accounts) {
    List<Balance> next = new ArrayList<>(balances);
    next.removeIf(balance -> accounts.contains(balance.account()));
    return next.size() == balances.size() ? balances : next;
  }

  /** An amount on an account at the rate of the day. */
  static Balance today(Env env, String account, Money amount) {
    Rate rate = env.rate(amount.currency());
    return new Balance(
        account,
        amount.currency(),
        rate.fx(),
        amount.amountMicros(),
        rate.reporting(amount.amountMicros()));
  }
}
