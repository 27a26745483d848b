package io.loopledger.catalog.rules;

import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.vat.TaxRule;
import io.loopledger.schemas.event.EventData.ShippingCharged;
import io.loopledger.schemas.event.VatScheme;
import io.loopledger.schemas.money.Money;
import org.jspecify.annotations.Nullable;

/** Shipping charged to the customer: part of what is received for the goods. */
final class Shipping {
  private static final String REVENUE = "revenue.shipping";

  private Shipping() {}

  /**
   * Shipping that was charged before a sale whose scheme decides how it is taxed.
   *
   * @param currency ISO 4217
   * @param fx rate it was booked at
   * @param grossMicros with VAT
   * @param reportingMicros the same in the reporting currency
   * @param taxMicros VAT that was posted for it
   * @param taxFx rate of the VAT
   * @param taxReportingMicros VAT in the reporting currency
   * @param taxRule tax rule it was posted by
   */
  record Charged(
      String currency,
      Posting.Fx fx,
      long grossMicros,
      long reportingMicros,
      long taxMicros,
      Posting.Fx taxFx,
      long taxReportingMicros,
      @Nullable String taxRule) {}

  /** Revenue of its own, with VAT inside; on a margin-scheme sale part of the margin. */
  static void charged(Env env, Book book, UnitState state, ShippingCharged shipping) {
    Money amount = shipping.amount();
    Sale sale = state.openSale(Sale.Kind.RESALE);
    if (sale != null
        && sale.scheme == Sale.Scheme.MARGIN
        && sale.currency.equals(amount.currency())) {
      book.transfer(Clearing.charged(env.context()), REVENUE, amount);
      Sale next = sale.copy();
      add(
          next,
          amount.amountMicros(),
          env.rate(amount.currency()).reporting(amount.amountMicros()));
      SaleTax.again(env, book, state, next);
      state.replace(sale, next);
      return;
    }
    Taxes.Tax tax = tax(env, sale == null ? state.openSale(Sale.Kind.FIRST_LIFE) : sale);
    Taxes.splitCredit(env, book, Clearing.charged(env.context()), REVENUE, amount, tax);
    if ((sale == null || !sale.isRecognised) && state.shipping == null) {
      state.shipping = charged(env, amount, tax);
    }
  }

  /** Shipping is taxed as what it belongs to (CJEU C-349/96, Card Protection Plan). */
  private static Taxes.Tax tax(Env env, @Nullable Sale sale) {
    if (sale != null && sale.isRecognised && sale.scheme != Sale.Scheme.GLOBAL_MARGIN) {
      return new Taxes.Tax(sale.scheme == Sale.Scheme.STANDARD ? sale.taxRate : null, sale.taxRule);
    }
    if (sale != null && env.splitsVat() && sale.statedScheme == VatScheme.EXPORT) {
      return new Taxes.Tax(null, TaxRule.EXPORT.id());
    }
    if (sale != null && env.splitsVat() && sale.statedScheme == VatScheme.ZERO_RATED) {
      return new Taxes.Tax(null, TaxRule.ZERO_RATED.id());
    }
    return Taxes.standard(
        env, sale == null || sale.country == null ? env.context().country() : sale.country);
  }

  /** Shipping that was charged before the sale turned out to be under the margin scheme. */
  static void joinMargin(Env env, Book book, UnitState state, Sale sale) {
    Charged charged = state.shipping;
    state.shipping = null;
    if (charged == null || !charged.currency().equals(sale.currency)) {
      return;
    }
    book.transferAt(
        Taxes.OUTPUT,
        REVENUE,
        charged.currency(),
        charged.taxFx(),
        charged.taxMicros(),
        charged.taxReportingMicros(),
        charged.taxRule());
    add(sale, charged.grossMicros(), charged.reportingMicros());
    sale.shippingMicros = charged.grossMicros();
    sale.shippingReportingMicros = charged.reportingMicros();
  }

  private static void add(Sale sale, long grossMicros, long reportingMicros) {
    sale.grossMicros = Math.addExact(sale.grossMicros, grossMicros);
    sale.grossReportingMicros = Math.addExact(sale.grossReportingMicros, reportingMicros);
  }

  private static Charged charged(Env env, Money amount, Taxes.Tax tax) {
    Rate rate = env.rate(amount.currency());
    long taxMicros = tax.inGross(amount.amountMicros(), amount.currency());
    Rate exchange = taxMicros == 0 ? rate : env.vatExchange(amount.currency());
    return new Charged(
        amount.currency(),
        rate.fx(),
        amount.amountMicros(),
        rate.reporting(amount.amountMicros()),
        taxMicros,
        exchange.fx(),
        exchange.reporting(taxMicros),
        tax.rule());
  }
}
