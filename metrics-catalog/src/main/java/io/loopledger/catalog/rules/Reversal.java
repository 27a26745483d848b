package io.loopledger.catalog.rules;

import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.vat.TaxRule;
import io.loopledger.schemas.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Takes back a part of what a sale posted: its revenue and VAT at the sale's own rates, so that
 * several parts add up to the sale and the last one takes the remainder. What the customer gets is
 * at today's rate; the difference is an exchange difference (IAS 21.28; section 256a HGB).
 */
final class Reversal {
  private Reversal() {}

  /**
   * Where a reversal is posted.
   *
   * @param goods takes the net part of the goods
   * @param shipping takes that of shipping
   * @param credit the customer's account
   * @param isPaid whether the customer gets it, at today's rate; else a claim on the customer is
   *     given up, at the rate it has
   */
  record Accounts(String goods, String shipping, String credit, boolean isPaid) {
    static Accounts paid(String goods, String credit) {
      return new Accounts(goods, "revenue.shipping", credit, true);
    }
  }

  /** What is left of a sale's price, without shipping. */
  static long goodsLeft(Sale sale) {
    return Math.max(0, sale.grossMicros - sale.shippingMicros - sale.reversedMicros);
  }

  /**
   * Reverses an amount: of the goods first, what exceeds them of their shipping.
   *
   * @param sale a copy of the sale, which is changed
   * @return the part that exceeds both
   */
  static long ofGoodsThenShipping(
      Env env, Book book, UnitState state, Sale sale, long amountMicros, Accounts accounts) {
    long goods = Math.min(amountMicros, goodsLeft(sale));
    of(env, book, state, sale, goods, accounts);
    return Shipping.reverse(env, book, state, sale, amountMicros - goods, accounts);
  }

  /**
   * A claim on the customer is given up: the tax of the sale that is known is lowered, at its rate
   * and under its scheme (VAT Directive Art. 90; section 17(1), 17(2) No 1 UStG); of what exceeds
   * it or belongs to none, at the brand's own rate.
   *
   * @param account takes the net part
   * @param claim the customer's account
   * @param rule tax rule of what belongs to no sale
   */
  static void ofClaim(
      Env env,
      Book book,
      UnitState state,
      Money amount,
      String account,
      String claim,
      TaxRule rule) {
    Sale sale = Returns.refundable(state, null, amount.currency());
    long rest = amount.amountMicros();
    if (sale != null) {
      Sale next = sale.copy();
      Accounts accounts = new Accounts(account, account, claim, false);
      rest = ofGoodsThenShipping(env, book, state, next, rest, accounts);
      state.replace(sale, next);
    }
    Money unknown = new Money(rest, amount.currency());
    Taxes.splitDebit(env, book, claim, account, unknown, Taxes.home(env, rule));
  }

  /**
   * A claim that was given up is received after all: the tax is owed again (section 17(2) No 1
   * sentence 2 UStG). The opposite of {@link #ofClaim}.
   */
  static void undone(
      Env env,
      Book book,
      UnitState state,
      Money amount,
      String account,
      String claim,
      TaxRule rule) {
    Sale sale = latestReversed(state, amount.currency());
    long part = sale == null ? 0 : Math.min(amount.amountMicros(), sale.reversedMicros);
    if (sale != null) {
      Sale next = sale.copy();
      Accounts accounts = new Accounts(account, account, claim, false);
      of(env, book, state, next, Math.negateExact(part), accounts);
      state.replace(sale, next);
    }
    Money unknown = new Money(amount.amountMicros() - part, amount.currency());
    Taxes.splitCredit(env, book, claim, account, unknown, Taxes.home(env, rule));
  }

  private static @Nullable Sale latestReversed(UnitState state, String currency) {
    for (int i = state.sales.size() - 1; i >= 0; i--) {
      Sale sale = state.sales.get(i);
      if (sale.reversedMicros > 0 && sale.isRecognised && sale.currency.equals(currency)) {
        return sale;
      }
    }
    return null;
  }

  /** Reverses an amount of a sale that has at least that much left; a negative one undoes that. */
  private static void of(
      Env env, Book book, UnitState state, Sale sale, long amountMicros, Accounts accounts) {
    if (amountMicros == 0) {
      return;
    }
    String revenue = accounts.goods();
    if (!sale.isRecognised) {
      beforeRecognition(env, book, sale, amountMicros, accounts);
      return;
    }
    long before = sale.reversedMicros;
    long after = Math.addExact(before, amountMicros);
    long reporting = Prorate.part(sale.grossReportingMicros, before, after, sale.grossMicros);
    sale.reversedMicros = after;
    Tax tax = sale.scheme == Sale.Scheme.MARGIN ? margin(state, sale) : inside(sale, before, after);
    long plain = isPlainDiscount(sale, revenue) ? 0 : tax.taxMicros();
    long plainBooked = isPlainDiscount(sale, revenue) ? 0 : tax.bookedMicros();
    book.post(
        revenue,
        sale.currency,
        sale.fx,
        amountMicros - plain,
        reporting - plainBooked,
        sale.taxRule);
    // There is no VAT inside a discount on a margin: what that saves is the sale's revenue.
    book.post(
        "revenue.resale",
        sale.currency,
        sale.fx,
        plain - tax.taxMicros(),
        plainBooked - tax.bookedMicros(),
        sale.taxRule);
    book.post(
        sale.taxAccount,
        sale.currency,
        sale.taxFx,
        tax.taxMicros(),
        tax.reportingMicros(),
        sale.taxRule);
    long paid = credit(env, book, accounts, sale.currency, sale.fx, amountMicros, reporting);
    book.exchangeDifference(
        sale.currency,
        env.rate(sale.currency).fx(),
        paid - reporting + tax.bookedMicros() - tax.reportingMicros());
  }

  private static boolean isPlainDiscount(Sale sale, String revenue) {
    return sale.scheme == Sale.Scheme.MARGIN && revenue.equals("revenue.discounts");
  }

  /**
   * Posts the customer's side: what is paid at today's rate, a claim at its own.
   *
   * @return the amount in the reporting currency
   */
  static long credit(
      Env env,
      Book book,
      Accounts accounts,
      String currency,
      Posting.Fx fx,
      long amountMicros,
      long reportingMicros) {
    Rate today = env.rate(currency);
    long credited = accounts.isPaid() ? today.reporting(amountMicros) : reportingMicros;
    Posting.Fx rate = accounts.isPaid() ? today.fx() : fx;
    book.post(accounts.credit(), currency, rate, -amountMicros, -credited, null);
    return credited;
  }

  /** A price that falls before the sale is revenue lowers what is owed to the customer. */
  private static void beforeRecognition(
      Env env, Book book, Sale sale, long amountMicros, Accounts accounts) {
    long reporting = Prorate.share(sale.grossReportingMicros, amountMicros, sale.grossMicros);
    book.post("contract.liabilities", sale.currency, sale.fx, amountMicros, reporting, null);
    long paid = credit(env, book, accounts, sale.currency, sale.fx, amountMicros, reporting);
    book.exchangeDifference(sale.currency, env.rate(sale.currency).fx(), paid - reporting);
    sale.grossMicros = Math.subtractExact(sale.grossMicros, amountMicros);
    sale.grossReportingMicros = Math.subtractExact(sale.grossReportingMicros, reporting);
  }

  /** VAT that goes back: as declared, and the same at the sale's own rate. */
  private record Tax(long taxMicros, long reportingMicros, long bookedMicros) {
    static final Tax NONE = new Tax(0, 0, 0);
  }

  private static Tax inside(Sale sale, long before, long after) {
    if (sale.taxMicros == 0) {
      return Tax.NONE;
    }
    long whole = sale.grossMicros;
    long unit = Taxes.minorUnitMicros(sale.currency);
    return new Tax(
        Prorate.partInMinorUnits(sale.taxMicros, before, after, whole, unit),
        Prorate.part(sale.taxReportingMicros, before, after, whole),
        Prorate.part(sale.taxBookedMicros, before, after, whole));
  }

  /** Under the margin scheme a lower price lowers the margin first. */
  private static Tax margin(UnitState state, Sale sale) {
    if (sale.taxRate == null) {
      return Tax.NONE;
    }
    long left = SaleTax.marginMicros(state, sale, sale.taxRate);
    long back = Math.subtractExact(sale.taxMicros, left);
    if (back == 0) {
      return Tax.NONE;
    }
    // Where no tax is left, what is owed again is converted as the price was.
    boolean isAnew = sale.taxMicros == 0;
    long reporting = isAnew ? sale.grossReportingMicros : sale.taxReportingMicros;
    long booked = isAnew ? sale.grossReportingMicros : sale.taxBookedMicros;
    long whole = isAnew ? sale.grossMicros : sale.taxMicros;
    Tax tax =
        new Tax(back, Prorate.share(reporting, back, whole), Prorate.share(booked, back, whole));
    sale.taxMicros = left;
    sale.taxReportingMicros = Math.subtractExact(sale.taxReportingMicros, tax.reportingMicros());
    sale.taxBookedMicros = Math.subtractExact(sale.taxBookedMicros, tax.bookedMicros());
    return tax;
  }
}
