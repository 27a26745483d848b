package io.loopledger.catalog.rules;

import io.loopledger.catalog.vat.TaxRule;
import io.loopledger.schemas.event.EventData.ManualAdjustment;
import io.loopledger.schemas.event.FirstLife.PaymentDisputed;
import io.loopledger.schemas.money.Money;
import java.util.List;

/** What happens on the customer's account beside sales and returns. */
final class Customer {
  private static final String DISPUTED = "receivables.disputed";
  private static final String CHARGEBACKS = "aftersale.chargebacks";

  private Customer() {}

  /** A chargeback: held back, then kept or lost, and perhaps won after all. */
  static void disputed(Env env, Book book, UnitState state, PaymentDisputed dispute) {
    Money amount = dispute.amount();
    String receivable = Clearing.charged(env.context());
    switch (dispute.disputeStage()) {
      case OPENED -> {
        for (Balance claim : claims(env, state, amount)) {
          Balances.move(book, claim, DISPUTED, receivable);
          state.balances = Balances.plus(state.balances, claim.on(DISPUTED));
        }
      }
      case WON -> {
        long rest = released(book, state, amount, receivable);
        wonAfterAll(env, book, state, new Money(rest, amount.currency()), receivable);
      }
      case LOST -> {
        released(book, state, amount, receivable);
        Reversal.ofClaim(
            env, book, state, amount, CHARGEBACKS, receivable, TaxRule.PRICE_REDUCTION);
        state.balances = Balances.plus(state.balances, Balances.today(env, CHARGEBACKS, amount));
      }
    }
    Costs.charge(env, book, CHARGEBACKS, receivable, dispute.disputeFee(), dispute.disputeFeeVat());
  }

  /** Of the customer's claims: at the rate of the sale, what exceeds it or is none at today's. */
  private static List<Balance> claims(Env env, UnitState state, Money amount) {
    Sale sale = Returns.refundable(state, null, amount.currency());
    long known =
        sale == null ? 0 : Math.min(amount.amountMicros(), sale.grossMicros - sale.reversedMicros);
    Money rest = new Money(amount.amountMicros() - known, amount.currency());
    List<Balance> claims = Balances.plus(List.of(), Balances.today(env, DISPUTED, rest));
    if (sale == null || known <= 0) {
      return claims;
    }
    long reporting = Prorate.share(sale.grossReportingMicros, known, sale.grossMicros);
    return Balances.plus(claims, new Balance(DISPUTED, sale.currency, sale.fx, known, reporting));
  }

  /** Moves what is held back to the customer's account again, and says what was not held back. */
  private static long released(Book book, UnitState state, Money amount, String receivable) {
    Balances.Taken held =
        Balances.take(state.balances, DISPUTED, amount, Balances.Order.OLDEST_FIRST);
    state.balances = held.left();
    for (Balance claim : held.pieces()) {
      Balances.move(book, claim, receivable, DISPUTED);
    }
    return held.unknownMicros();
  }

  /** A loss that turns out to be none. */
  private static void wonAfterAll(
      Env env, Book book, UnitState state, Money amount, String receivable) {
    Balances.Taken lost =
        Balances.take(state.balances, CHARGEBACKS, amount, Balances.Order.NEWEST_FIRST);
    state.balances = lost.left();
    long won = amount.amountMicros() - lost.unknownMicros();
    Reversal.undone(
        env,
        book,
        state,
        new Money(won, amount.currency()),
        CHARGEBACKS,
        receivable,
        TaxRule.PRICE_REDUCTION);
  }

  /** Adjustments post as the document states them: positive charges the customer. */
  static void adjusted(Env env, Book book, UnitState state, ManualAdjustment adjustment) {
    String receivable = Clearing.charged(env.context());
    Money amount = adjustment.amount();
    switch (adjustment.adjustmentKind()) {
      case DISCOUNT -> adjusted(env, book, state, amount, "revenue.discounts", receivable);
      case BAD_DEBT -> adjusted(env, book, state, amount, "cost.bad-debts", receivable);
      case SAMPLE -> book.transfer(receivable, "cost.samples", amount);
      case CHARITY -> book.transfer(receivable, "cost.charity", amount);
      case MANUAL -> book.transfer(receivable, "revenue.manual", amount);
      case PAYMENT_DIFFERENCE -> book.transfer(receivable, "cash.differences", amount);
    }
  }

  private static void adjusted(
      Env env, Book book, UnitState state, Money amount, String account, String receivable) {
    if (amount.amountMicros() < 0) {
      Reversal.ofClaim(
          env, book, state, amount.negated(), account, receivable, TaxRule.PRICE_REDUCTION);
    } else {
      Taxes.splitCredit(
          env, book, receivable, account, amount, Taxes.home(env, TaxRule.PRICE_REDUCTION));
    }
  }
}
