package io.loopledger.catalog.rules;

import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.Payout.PayoutFailed;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.money.Money;

/** What the previous owner gets: the unit's acquisition cost, in cash or as a claim. */
final class Payouts {
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
    Money amount = payout.amount();
    Money bonus = payout.bonus();
    String account = Stock.account(state, Component.ACQUISITION);
    owe(env, book, payout, account, amount);
    Rate rate = env.rate(amount.currency());
    Stock.add(
        state,
        new Layer(
            Component.ACQUISITION,
            amount.currency(),
            rate.fx(),
            amount.amountMicros(),
            rate.reporting(amount.amountMicros())));
    if (bonus != null) {
      owe(env, book, payout, "cost.payout-bonus", bonus);
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
  private static void owe(Env env, Book book, PayoutIssued payout, String account, Money amount) {
    if (payout.linkedSaleId() != null) {
      book.transfer(account, "receivables.invoiced", amount);
      return;
    }
    switch (payout.instrument()) {
      case CASH -> book.transfer(account, "payouts.payable", amount);
      case VOUCHER -> book.transfer(account, "vouchers.outstanding", amount);
      case MPV -> book.transfer(account, "vouchers.mpv", amount);
      case SPV -> Vouchers.issueTaxed(env, book, account, amount);
      case COUPON -> {}
    }
  }

  /** The bank sent it back: it is still owed. */
  static void failed(Book book, PayoutFailed failed) {
    book.units("payouts.failed-count", 1);
    if (failed.instrument() == PayoutIssued.Instrument.CASH) {
      book.transfer("payouts.payable", "payouts.failed", failed.amount());
    }
  }
}
