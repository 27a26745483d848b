package io.loopledger.catalog.rules;

import io.loopledger.schemas.event.CostVat;
import io.loopledger.schemas.event.EventData.FeeCharged;
import io.loopledger.schemas.money.Money;
import org.jspecify.annotations.Nullable;

/** What marketplaces, payment services and banks take, and give back. */
final class Fees {
  private static final String RETAINED = "aftersale.retained-fees";

  private Fees() {}

  /** A fee is deducted from what the customer's account will bring. */
  static void charged(Env env, Book book, UnitState state, FeeCharged fee) {
    String account =
        switch (fee.feeKind()) {
          case MARKETPLACE -> "fees.marketplace";
          case PAYMENT -> "fees.payment";
          case BANK -> "fees.bank";
        };
    charge(env, book, state, account, fee.amount(), fee.amountVat());
    if (!account.equals("fees.bank")) {
      state.openFees = OpenFee.plus(state.openFees, OpenFee.of(env, state, fee.amount()));
    }
  }

  static void charge(
      Env env, Book book, UnitState state, String account, Money net, @Nullable CostVat vat) {
    long retained = retained(state, account, net);
    String owedOn = Clearing.charged(env.context());
    Accrual posted = Costs.post(env, book, account, owedOn, net, vat);
    if (retained > 0) {
      // The sale came back: what is given back now lowers the fees that were retained.
      Rate rate = env.rate(net.currency());
      book.transferAt(
          account,
          RETAINED,
          net.currency(),
          rate.fx(),
          retained,
          rate.reporting(retained),
          posted.taxRule());
      state.retainedFees =
          Balances.plus(
              state.retainedFees,
              new Balance(
                  account, net.currency(), rate.fx(), -retained, -rate.reporting(retained)));
      return;
    }
    Sale sale = Returns.latest(state);
    if (sale != null && sale.openQuantity > 0) {
      Sale next = sale.copy();
      next.fees =
          Balances.plus(
              sale.fees,
              new Balance(
                  account,
                  net.currency(),
                  posted.fx(),
                  posted.costMicros(),
                  posted.costReportingMicros()));
      state.replace(sale, next);
    }
  }

  /** How much of a fee given back lowers retained fees. */
  private static long retained(UnitState state, String account, Money net) {
    if (net.amountMicros() >= 0) {
      return 0;
    }
    return Math.min(
        -net.amountMicros(),
        Math.max(0, Balances.total(state.retainedFees, account, net.currency())));
  }
}
