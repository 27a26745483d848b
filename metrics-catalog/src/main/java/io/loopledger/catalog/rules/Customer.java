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
        givenUp(env, book, state, amount, CHARGEBACKS, receivable);
        state.disputed = plus(state.disputed, held.negated());
      }
    }
    Costs.charge(env, book, CHARGEBACKS, receivable, dispute.disputeFee(), dispute.disputeFeeVat());
  }

  /**
   * Money that is not received for a sale: the tax of the sale that is known is lowered, at its
   * rate and under its scheme (VAT Directive Art. 90; section 17(1), 17(2) No 1 UStG); of what
   * exceeds it or belongs to none, at the brand's own rate.
   */
  private static void givenUp(
      Env env, Book book, UnitState state, Money amount, String account, String receivable) {
    Sale sale = Returns.refundable(state, null, amount.currency());
    long reversible =
        sale == null ? 0 : Math.min(amount.amountMicros(), sale.grossMicros - sale.reversedMicros);
    if (sale != null && reversible > 0) {
      Sale next = sale.copy();
      Reversal.of(env, book, state, next, reversible, account, receivable);
      state.replace(sale, next);
    }
    Taxes.splitDebit(
        env,
        book,
        receivable,
        account,
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
  static void adjusted(Env env, Book book, UnitState state, ManualAdjustment adjustment) {
    String receivable = Clearing.charged(env.context());
    Money amount = adjustment.amount();
    switch (adjustment.adjustmentKind()) {
      case DISCOUNT -> adjusted(env, book, state, amount, "revenue.discounts", receivable);
      case BAD_DEBT -> adjusted(env, book, state, amount, "cost.bad-debts", receivable);
      case SAMPLE -> book.transfer(receivable, "cost.samples", amount);
      case CHARITY -> book.transfer(receivable, "cost.charity", amount);
      case MANUAL -> book.transfer(receivable, "revenue.manual", amount);
    }
  }

  private static void adjusted(
      Env env, Book book, UnitState state, Money amount, String account, String receivable) {
    if (amount.amountMicros() < 0) {
      givenUp(env, book, state, amount.negated(), account, receivable);
    } else {
      Taxes.splitCredit(
          env, book, receivable, account, amount, Taxes.home(env, TaxRule.PRICE_REDUCTION));
    }
  }
}
