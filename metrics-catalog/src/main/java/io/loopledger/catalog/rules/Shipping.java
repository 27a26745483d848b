package io.loopledger.catalog.rules;

import io.loopledger.schemas.event.EventData.ShippingCharged;
import io.loopledger.schemas.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shipping charged to the customer: part of what is received for the goods, and taxed as they. */
final class Shipping {
  private static final String REVENUE = "revenue.shipping";

  private Shipping() {}

  /** Revenue of its own, with VAT inside; on a margin-scheme sale part of the margin. */
  static void charged(Env env, Book book, UnitState state, ShippingCharged shipping) {
    Money amount = shipping.amount();
    if (amount.amountMicros() == 0) {
      // Nothing to post, and nothing that a refund could wait for.
      return;
    }
    if (amount.amountMicros() < 0) {
      givenBack(env, book, state, amount.negated());
      return;
    }
    String receivable = Clearing.charged(env.context());
    Sale sale = saleOf(state, env.context().orderId());
    Taxes.Tax tax = tax(env, sale);
    if (sale == null) {
      Taxes.splitCredit(env, book, receivable, REVENUE, amount, tax);
      state.shipping = plus(state.shipping, ChargedShipping.of(env, amount, tax));
      return;
    }
    Sale next = sale.copy();
    if (sale.isRecognised && isInMargin(sale, amount.currency())) {
      book.transfer(receivable, REVENUE, amount);
      addToMargin(
          next,
          amount.amountMicros(),
          env.rate(amount.currency()).reporting(amount.amountMicros()));
      SaleTax.again(env, book, state, next);
    } else {
      Taxes.splitCredit(env, book, receivable, REVENUE, amount, tax);
      next.shipping = plus(sale.shipping, ChargedShipping.of(env, amount, tax));
    }
    state.replace(sale, next);
  }

  /** The open sale of the order, else the newest. */
  private static @Nullable Sale saleOf(UnitState state, @Nullable String orderId) {
    for (int i = state.sales.size() - 1; i >= 0 && orderId != null; i--) {
      Sale sale = state.sales.get(i);
      if (sale.openQuantity > 0 && orderId.equals(sale.orderId)) {
        return sale;
      }
    }
    Sale resale = state.openSale(Sale.Kind.RESALE);
    return resale == null ? state.openSale(Sale.Kind.FIRST_LIFE) : resale;
  }

  /** A negative charge takes back what was charged; what is not known here, at today's rules. */
  private static void givenBack(Env env, Book book, UnitState state, Money amount) {
    String receivable = Clearing.charged(env.context());
    Reversal.Accounts accounts = Reversal.Accounts.paid(REVENUE, receivable);
    long open = amount.amountMicros();
    Sale sale = latestWithShipping(state, amount.currency());
    if (sale != null) {
      Sale next = sale.copy();
      open = reverse(env, book, state, next, open, accounts);
      state.replace(sale, next);
    }
    Rest rest = reverse(env, book, state.shipping, new Money(open, amount.currency()), accounts);
    state.shipping = rest.left();
    Taxes.splitDebit(
        env,
        book,
        receivable,
        REVENUE,
        new Money(rest.unknownMicros(), amount.currency()),
        tax(env, saleOf(state, env.context().orderId())));
  }

  private static @Nullable Sale latestWithShipping(UnitState state, String currency) {
    for (int i = state.sales.size() - 1; i >= 0; i--) {
      Sale sale = state.sales.get(i);
      if (sale.currency.equals(currency) && (sale.shippingMicros > 0 || !sale.shipping.isEmpty())) {
        return sale;
      }
    }
    return null;
  }

  /** Shipping is taxed as what it belongs to (CJEU C-349/96, Card Protection Plan). */
  private static Taxes.Tax tax(Env env, @Nullable Sale sale) {
    if (sale == null) {
      return Taxes.standard(env, env.context().country());
    }
    return sale.isRecognised
        ? recognised(env, sale)
        : SaleTax.stated(
            env, sale.statedScheme, sale.country == null ? env.context().country() : sale.country);
  }

  private static Taxes.Tax recognised(Env env, Sale sale) {
    return switch (sale.scheme) {
      case NONE, GLOBAL_MARGIN -> new Taxes.Tax(null, sale.taxRule);
      case STANDARD -> new Taxes.Tax(sale.taxRate, sale.taxRule);
      // In another currency than the sale it cannot be part of its margin.
      case MARGIN -> Taxes.standard(env, sale.country);
    };
  }

  /** Shipping that was charged before its sale belongs to it. */
  static void join(Env env, Book book, UnitState state, Sale sale) {
    sale.shipping = state.shipping;
    state.shipping = List.of();
    if (sale.isRecognised) {
      follow(env, book, sale);
    }
  }

  /** At the recognition of a sale its shipping gets the sale's tax (VAT Directive Art. 78(b)). */
  static void follow(Env env, Book book, Sale sale) {
    Taxes.Tax tax = recognised(env, sale);
    List<ChargedShipping> next = new ArrayList<>(sale.shipping.size());
    for (ChargedShipping charged : sale.shipping) {
      next.add(retaxed(env, book, charged, tax));
    }
    sale.shipping = next;
  }

  private static ChargedShipping retaxed(Env env, Book book, ChargedShipping was, Taxes.Tax tax) {
    long taxMicros = tax.inGross(was.grossMicros(), was.currency());
    if (taxMicros == was.taxMicros() && Objects.equals(tax.rule(), was.taxRule())) {
      return was;
    }
    Rate exchange = env.vatExchange(was.currency());
    ChargedShipping now =
        new ChargedShipping(
            was.currency(),
            was.fx(),
            was.grossMicros(),
            was.reportingMicros(),
            taxMicros,
            Prorate.share(was.reportingMicros(), taxMicros, was.grossMicros()),
            taxMicros == 0 ? was.fx() : exchange.fx(),
            exchange.reporting(taxMicros),
            tax.rule());
    was.post(book, REVENUE, 1);
    now.post(book, REVENUE, -1);
    book.exchangeDifference(was.currency(), was.fx(), now.exchangeMicros() - was.exchangeMicros());
    return now;
  }

  /** Shipping that was charged before the sale turned out to be under the margin scheme. */
  static void joinMargin(Book book, Sale sale) {
    List<ChargedShipping> beside = new ArrayList<>();
    for (ChargedShipping charged : sale.shipping) {
      if (isInMargin(sale, charged.currency())) {
        book.transferAt(
            Taxes.OUTPUT,
            REVENUE,
            charged.currency(),
            charged.taxFx(),
            charged.taxMicros(),
            charged.taxReportingMicros(),
            charged.taxRule());
        addToMargin(sale, charged.grossMicros(), charged.reportingMicros());
      } else {
        beside.add(charged);
      }
    }
    sale.shipping = beside;
  }

  private static boolean isInMargin(Sale sale, String currency) {
    return sale.scheme == Sale.Scheme.MARGIN && sale.currency.equals(currency);
  }

  private static void addToMargin(Sale sale, long grossMicros, long reportingMicros) {
    sale.grossMicros = Math.addExact(sale.grossMicros, grossMicros);
    sale.grossReportingMicros = Math.addExact(sale.grossReportingMicros, reportingMicros);
    sale.shippingMicros = Math.addExact(sale.shippingMicros, grossMicros);
    sale.shippingReportingMicros = Math.addExact(sale.shippingReportingMicros, reportingMicros);
  }

  /**
   * Reverses an amount of a sale's shipping, in its margin or beside it, at its own rates.
   *
   * @param sale a copy of the sale, which is changed
   * @return the part of the amount that exceeds it
   */
  static long reverse(
      Env env,
      Book book,
      UnitState state,
      Sale sale,
      long amountMicros,
      Reversal.Accounts accounts) {
    long inMargin = Math.min(amountMicros, sale.shippingMicros);
    if (inMargin > 0) {
      outOfMargin(env, book, state, sale, inMargin, accounts);
    }
    Money beside = new Money(amountMicros - inMargin, sale.currency);
    Rest rest = reverse(env, book, sale.shipping, beside, accounts);
    sale.shipping = rest.left();
    return rest.unknownMicros();
  }

  /** Less is received for the goods: the margin falls, and its VAT with it. */
  private static void outOfMargin(
      Env env, Book book, UnitState state, Sale sale, long partMicros, Reversal.Accounts accounts) {
    long reporting = Prorate.share(sale.shippingReportingMicros, partMicros, sale.shippingMicros);
    book.post(accounts.shipping(), sale.currency, sale.fx, partMicros, reporting, sale.taxRule);
    long paid = Reversal.credit(env, book, accounts, sale.currency, sale.fx, partMicros, reporting);
    book.exchangeDifference(sale.currency, env.rate(sale.currency).fx(), paid - reporting);
    addToMargin(sale, -partMicros, -reporting);
    SaleTax.again(env, book, state, sale);
  }

  /** What stays of some shipping, and the part of an amount that it did not cover. */
  private record Rest(List<ChargedShipping> left, long unknownMicros) {}

  private static Rest reverse(
      Env env,
      Book book,
      List<ChargedShipping> shipping,
      Money amount,
      Reversal.Accounts accounts) {
    long open = amount.amountMicros();
    List<ChargedShipping> left = new ArrayList<>(shipping.size());
    for (ChargedShipping charged : shipping) {
      boolean isAlike = charged.currency().equals(amount.currency());
      long portion = isAlike ? Math.min(open, charged.grossMicros()) : 0;
      open -= portion;
      ChargedShipping part = charged.part(portion);
      if (portion > 0) {
        reverse(env, book, part, accounts);
      }
      if (portion < charged.grossMicros()) {
        left.add(charged.minus(part));
      }
    }
    return new Rest(left, open);
  }

  private static void reverse(
      Env env, Book book, ChargedShipping part, Reversal.Accounts accounts) {
    part.post(book, accounts.shipping(), 1);
    long paid =
        Reversal.credit(
            env,
            book,
            accounts,
            part.currency(),
            part.fx(),
            part.grossMicros(),
            part.reportingMicros());
    book.exchangeDifference(
        part.currency(),
        env.rate(part.currency()).fx(),
        paid - part.reportingMicros() - part.exchangeMicros());
  }

  private static List<ChargedShipping> plus(List<ChargedShipping> charges, ChargedShipping added) {
    List<ChargedShipping> next = new ArrayList<>(charges.size() + 1);
    next.addAll(charges);
    next.add(added);
    return next;
  }
}
