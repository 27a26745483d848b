package io.loopledger.catalog.rules;

import io.loopledger.catalog.vat.TaxRule;
import io.loopledger.schemas.event.EventData.ManualAdjustment;
import io.loopledger.schemas.event.FirstLife.PaymentDisputed;
import io.loopledger.schemas.money.Money;
import org.jspecify.annotations.Nullable;

/** What happens on the customer's account beside sales and returns. */
final class Customer {
  private static final String DISPUTED = "receivables.disputed";
  private static final String CHARGEBACKS = "aftersale.chargebacks";

  private Customer() {}

  /** A chargeback: held back, then kept or lost. */
  static void disputed(Env env, Book book, UnitState state, PaymentDisputed dispute) {
    Money amount = dispute.amount();
    String receivable = Clearing.charged(env.context());
    switch (dispute.disputeStage()) {
      case OPENED -> {
        book.transfer(DISPUTED, receivable, amount);
        state.disputed = plus(state.disputed, amount);
      }
      case WON -> {
        Money held = held(state, amount);
        book.transfer(receivable, DISPUTED, held);
        state.disputed = plus(state.disputed, held.negated());
      }
      case LOST -> {
        Money held = held(state, amount);
        book.transfer(receivable, DISPUTED, held);
        lost(env, book, state, amount, receivable);
        state.disputed = plus(state.disputed, held.negated());
      }
    }
    Costs.charge(env, book, CHARGEBACKS, receivable, dispute.disputeFee(), dispute.disputeFeeVat());
  }

  /** The customer got the money back: a loss, less the VAT that is not owed on it (Art. 90). */
  private static void lost(Env env, Book book, UnitState state, Money amount, String receivable) {
    Sale sale = Returns.refundable(state, null, amount.currency());
    long reversible =
        sale == null ? 0 : Math.min(amount.amountMicros(), sale.grossMicros - sale.reversedMicros);
    if (sale != null && reversible > 0) {
      Sale next = sale.copy();
      Reversal.of(env, book, state, next, reversible, CHARGEBACKS, receivable);
      state.replace(sale, next);
    }
    Taxes.splitDebit(
        env,
        book,
        receivable,
        CHARGEBACKS,
        new Money(amount.amountMicros() - reversible, amount.currency()),
        Taxes.home(env, TaxRule.PRICE_REDUCTION));
  }

  /** Of an amount, what is held back in its currency. */
  private static Money held(UnitState state, Money amount) {
    Money disputed = state.disputed;
    if (disputed == null || !disputed.currency().equals(amount.currency())) {
      return new Money(0, amount.currency());
    }
    return new Money(Math.min(disputed.amountMicros(), amount.amountMicros()), amount.currency());
  }

  private static Money plus(@Nullable Money sum, Money added) {
    return sum == null || !sum.currency().equals(added.currency())
        ? added
        : new Money(Math.addExact(sum.amountMicros(), added.amountMicros()), added.currency());
  }

  /** Adjustments post as the document states them: positive charges the customer. */
  static void adjusted(Env env, Book book, ManualAdjustment adjustment) {
    String receivable = Clearing.charged(env.context());
    Money amount = adjustment.amount();
    switch (adjustment.adjustmentKind()) {
      case DISCOUNT ->
          Taxes.splitCredit(
              env,
              book,
              receivable,
              "revenue.discounts",
              amount,
              Taxes.home(env, TaxRule.PRICE_REDUCTION));
      case SAMPLE -> book.transfer(receivable, "cost.samples", amount);
      case CHARITY -> book.transfer(receivable, "cost.charity", amount);
      case BAD_DEBT ->
          Taxes.splitCredit(
              env,
              book,
              receivable,
              "cost.bad-debts",
              amount,
              Taxes.home(env, TaxRule.PRICE_REDUCTION));
      case MANUAL -> book.transfer(receivable, "revenue.manual", amount);
    }
  }
}
