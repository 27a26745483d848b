package io.loopledger.catalog.rules;

import io.loopledger.schemas.event.CostVat;
import io.loopledger.schemas.event.EventData.FeeCharged;
import io.loopledger.schemas.money.Money;
import java.util.ArrayList;
import java.util.List;
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
          plus(
              state.retainedFees,
              new Sale.Fee(
                  account, net.currency(), rate.fx(), -retained, -rate.reporting(retained)));
      return;
    }
    Sale sale = Returns.latest(state);
    if (sale != null && sale.openQuantity > 0) {
      Sale next = sale.copy();
      next.fees =
          plus(
              sale.fees,
              new Sale.Fee(
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
        -net.amountMicros(), Math.max(0, total(state.retainedFees, account, net.currency())));
  }

  /** Fees posted on an account in a currency. */
  static long total(List<Sale.Fee> fees, String account, String currency) {
    long total = 0;
    for (Sale.Fee fee : fees) {
      if (fee.account().equals(account) && fee.currency().equals(currency)) {
        total = Math.addExact(total, fee.amountMicros());
      }
    }
    return total;
  }

  static List<Sale.Fee> plus(List<Sale.Fee> fees, Sale.Fee added) {
    List<Sale.Fee> next = new ArrayList<>(fees.size() + 1);
    next.addAll(fees);
    next.add(added);
    return next;
  }
}
