package io.loopledger.catalog.rules;

import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.Payout.PayoutFailed;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.VoucherKind;
import io.loopledger.schemas.money.Money;
import java.util.List;

/** What the previous owner gets: the unit's acquisition cost, in cash or as a claim. */
final class Payouts {
  private static final String PAYABLE = "payouts.payable";
  private static final String FAILED = "payouts.failed";

  /** Debts to the seller that end with the cycle: what is paid after it buys the next unit. */
  static final List<String> DEBTS = List.of(PAYABLE, FAILED);

  private Payouts() {}

  static void issued(Env env, Book book, UnitState state, PayoutIssued payout) {
    book.units("payouts.issued", 1);
    if (state.hasLeft() && state.askedKind == ReturnKind.TAKE_BACK) {
      // Paid before the parcel arrived: it buys the unit of the cycle to come.
      Cycles.open(state);
    }
    state.seller = SaleTax.either(state.seller, payout.sellerStatus());
    if (payout.instrument() == PayoutIssued.Instrument.COUPON) {
      return;
    }
    Money amount = stillOwed(env, book, state, payout, payout.amount());
    owe(env, book, state, payout, Stock.account(state, Component.ACQUISITION), amount);
    Rate rate = env.rate(amount.currency());
    Stock.add(
        state,
        new Layer(
            Component.ACQUISITION,
            amount.currency(),
            rate.fx(),
            amount.amountMicros(),
            rate.reporting(amount.amountMicros())));
    if (payout.bonus() != null) {
      Money bonus = stillOwed(env, book, state, payout, payout.bonus());
      owe(env, book, state, payout, "cost.payout-bonus", bonus);
      purchase(env, state, bonus);
    }
    purchase(env, state, amount);
    state.isPurchaseDocumented |= env.context().documentId() != null;
    Sale sale = state.openSale(Sale.Kind.RESALE);
    if (sale != null && sale.isRecognised && sale.cycleNo == state.cycleNo) {
      Sale next = sale.copy();
      SaleTax.again(env, book, state, next);
      state.replace(sale, next);
    }
  }

  /**
   * A payout that failed is still owed: issued anew it pays that first, which is no second
   * purchase.
   *
   * @return the part of the amount that is a purchase
   */
  private static Money stillOwed(
      Env env, Book book, UnitState state, PayoutIssued payout, Money amount) {
    Balances.Taken failed =
        Balances.take(state.balances, FAILED, amount, Balances.Order.OLDEST_FIRST);
    state.balances = failed.left();
    for (Balance debt : failed.pieces()) {
      Money part = new Money(debt.amountMicros(), debt.currency());
      if (payout.instrument() == PayoutIssued.Instrument.CASH && payout.linkedSaleId() == null) {
        move(book, state, debt, FAILED, PAYABLE);
      } else {
        owe(env, book, state, payout, FAILED, part);
        Balance today = Balances.today(env, FAILED, part);
        long difference = Math.subtractExact(debt.reportingMicros(), today.reportingMicros());
        book.post(FAILED, debt.currency(), today.fx(), 0, difference, null);
        book.exchangeDifference(debt.currency(), today.fx(), -difference);
      }
    }
    return new Money(failed.unknownMicros(), amount.currency());
  }

  /** A debt moves to another account: nothing is paid, so that it keeps its rate. */
  private static void move(Book book, UnitState state, Balance debt, String from, String to) {
    Balances.move(book, debt, from, to);
    state.balances = Balances.plus(state.balances, debt.on(to));
  }

  /** P of the margin scheme: everything the seller receives. */
  private static void purchase(Env env, UnitState state, Money amount) {
    if (amount.amountMicros() == 0) {
      return;
    }
    state.purchaseReportingMicros =
        Math.addExact(
            state.purchaseReportingMicros,
            env.rate(amount.currency()).reporting(amount.amountMicros()));
    if (state.purchaseCurrency == null) {
      state.purchaseCurrency = amount.currency();
    } else if (!state.purchaseCurrency.equals(amount.currency())) {
      state.purchaseCurrency = "";
    }
    state.purchaseMicros = Math.addExact(state.purchaseMicros, amount.amountMicros());
  }

  /** Traded in against a purchase, it is set off: the new sale keeps its whole price. */
  private static void owe(
      Env env, Book book, UnitState state, PayoutIssued payout, String account, Money amount) {
    if (amount.amountMicros() == 0) {
      return;
    }
    if (payout.linkedSaleId() != null) {
      book.transfer(account, "receivables.invoiced", amount);
      return;
    }
    switch (payout.instrument()) {
      case CASH -> {
        book.transfer(account, PAYABLE, amount);
        state.balances = Balances.plus(state.balances, Balances.today(env, PAYABLE, amount));
      }
      case VOUCHER -> Vouchers.issued(env, book, state, account, amount, null);
      case MPV -> Vouchers.issued(env, book, state, account, amount, VoucherKind.MPV);
      case SPV -> Vouchers.issued(env, book, state, account, amount, VoucherKind.SPV);
      case COUPON -> {}
    }
  }

  /** The bank sent it back: it is still owed, at its rate. */
  static void failed(Env env, Book book, UnitState state, PayoutFailed failed) {
    book.units("payouts.failed-count", 1);
    if (failed.instrument() != PayoutIssued.Instrument.CASH) {
      return;
    }
    Money amount = failed.amount();
    Balances.Taken owed =
        Balances.take(state.balances, PAYABLE, amount, Balances.Order.NEWEST_FIRST);
    state.balances = owed.left();
    for (Balance debt : owed.pieces()) {
      move(book, state, debt, PAYABLE, FAILED);
    }
    // Of a payout that is not known here, nothing can be issued anew.
    book.transfer(PAYABLE, FAILED, new Money(owed.unknownMicros(), amount.currency()));
  }
}
