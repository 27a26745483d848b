package io.loopledger.catalog.rules;

import io.loopledger.catalog.vat.GlobalMargin;
import io.loopledger.catalog.vat.MinorUnits;
import io.loopledger.catalog.vat.TaxRule;
import io.loopledger.catalog.vat.VatRate;
import io.loopledger.schemas.event.Documents.ExpectedReturnsEstimated;
import io.loopledger.schemas.event.Documents.GlobalMarginComputed;
import io.loopledger.schemas.event.Documents.HoldingAccrued;
import io.loopledger.schemas.money.Money;

/** What belongs to a period of the brand and to no single unit: the night computes it. */
final class Periods {
  private Periods() {}

  /**
   * VAT on the margin of a period: its sales less its purchases, unsold units included (VAT
   * Directive Art. 318; section 25a(4) UStG).
   */
  static void globalMargin(Env env, Book book, GlobalMarginComputed margin) {
    Money sales = margin.salesTotal();
    if (!sales.currency().equals(margin.purchasesTotal().currency())) {
      throw Refusals.otherCurrency(
          "purchases_total", margin.purchasesTotal(), "sales_total", sales);
    }
    if (!env.splitsVat()) {
      return;
    }
    VatRate rate = env.homeVat();
    long tax =
        GlobalMargin.taxMicros(
            sales.amountMicros(),
            margin.purchasesTotal().amountMicros(),
            rate,
            MinorUnits.digits(sales.currency()));
    book.transfer(
        "revenue.resale", "vat.margin", sales.currency(), tax, TaxRule.GLOBAL_MARGIN.on(rate));
  }

  /** Month-end figures are absolute: the difference to the last ones is posted (IFRS 15.B21). */
  static void expectedReturns(
      Env env, Book book, UnitState state, ExpectedReturnsEstimated expected) {
    long refunds = micros(env, "refund_liability", expected.refundLiability());
    long goods = micros(env, "return_asset", expected.returnAsset());
    String currency = env.reportingCurrency();
    book.transfer(
        "revenue.expected-returns",
        "refunds.expected",
        currency,
        Math.subtractExact(refunds, state.expectedRefundsMicros),
        null);
    book.transfer(
        "assets.expected-returns",
        "cost.expected-returns",
        currency,
        Math.subtractExact(goods, state.expectedReturnsMicros),
        null);
    state.expectedRefundsMicros = refunds;
    state.expectedReturnsMicros = goods;
  }

  /**
   * What holding the stock has cost so far, though no one bills it. The rules post a unit's own
   * cost when it leaves, so that of the day is taken back on the next: what is in stock then is
   * accrued anew, and a unit that left has posted its own.
   */
  static void holdingAccrued(Env env, Book book, HoldingAccrued accrued) {
    book.accrued("imputed.holding", micros(env, "holding_cost", accrued.holdingCost()));
    book.accrued("imputed.capital", micros(env, "capital_charge", accrued.capitalCharge()));
  }

  private static long micros(Env env, String field, Money amount) {
    if (!amount.currency().equals(env.reportingCurrency())) {
      throw Refusals.otherCurrency(
          field, amount, "the books of the brand", new Money(0, env.reportingCurrency()));
    }
    return amount.amountMicros();
  }
}
