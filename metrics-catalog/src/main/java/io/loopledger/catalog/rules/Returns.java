package io.loopledger.catalog.rules;

import io.loopledger.catalog.vat.TaxRule;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.FirstLife.RefundIssued;
import io.loopledger.schemas.event.FirstLife.RefundKind;
import io.loopledger.schemas.event.Payout.CouponRedeemed;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.money.Money;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Goods and money that go back to the customer of a sale. */
final class Returns {
  private static final String UNMATCHED = "revenue.returned-unmatched";
  private static final String REFUNDS = "refunds.payable";

  private Returns() {}

  /**
   * Pieces that come back, matched to the sale they name or to the latest earlier ones. What
   * exceeds them is posted as a return without a known sale.
   */
  static void returned(Env env, Book book, UnitState state, SaleReturned returned) {
    long open = returned.quantity();
    Sale sale = candidate(state, returned.saleId());
    while (open > 0 && sale != null) {
      long pieces = Math.min(open, sale.openQuantity);
      open -= pieces;
      piecesBack(env, book, state, sale, returned, pieces);
      sale = isNamed(sale, returned.saleId()) ? null : candidate(state, returned.saleId());
    }
    if (open > 0) {
      unmatched(env, book, returned.unitPrice().times(open), Clearing.credited(env.context()));
      book.units("units.returned-unmatched", open);
    }
  }

  /** The named sale, if it is known and has pieces outside; else the latest one that has. */
  private static @Nullable Sale candidate(UnitState state, @Nullable String saleId) {
    Sale latest = null;
    for (int i = state.sales.size() - 1; i >= 0; i--) {
      Sale sale = state.sales.get(i);
      if (sale.openQuantity > 0) {
        if (isNamed(sale, saleId)) {
          return sale;
        }
        latest = latest == null ? sale : latest;
      }
    }
    return latest;
  }

  private static boolean isNamed(Sale sale, @Nullable String saleId) {
    return saleId != null && (saleId.equals(sale.eventId) || saleId.equals(sale.orderId));
  }

  private static void piecesBack(
      Env env, Book book, UnitState state, Sale sale, SaleReturned returned, long pieces) {
    Sale next = sale.copy();
    long openBefore = sale.openQuantity;
    next.openQuantity = openBefore - pieces;
    moneyBack(env, book, state, next, returned.unitPrice().times(pieces));
    switch (sale.kind) {
      case FIRST_LIFE -> {
        book.units("units.returned", pieces);
        newGoodsBack(book, state, next, openBefore, returned.returnKind());
      }
      case RESALE -> {
        if (sale.isRecognised) {
          unitBack(env, book, state, next);
        } else {
          next.grossMicros = 0;
          state.shippedDay = 0;
        }
      }
    }
    state.replace(sale, next);
  }

  /** What the customer gets, less what refunds already reversed. */
  private static void moneyBack(Env env, Book book, UnitState state, Sale sale, Money amount) {
    String credit = Clearing.credited(env.context());
    if (!amount.currency().equals(sale.currency)) {
      unmatched(env, book, amount, credit);
      return;
    }
    long alreadyPaid = Math.min(amount.amountMicros(), sale.refundedMicros);
    sale.refundedMicros -= alreadyPaid;
    long wanted = amount.amountMicros() - alreadyPaid;
    Reversal.Accounts accounts = Reversal.Accounts.paid(returnedAccount(sale), credit);
    long rest = Reversal.ofGoodsThenShipping(env, book, state, sale, wanted, accounts);
    if (wanted > rest) {
      Rate today = env.rate(sale.currency);
      sale.creditedMicros = Math.addExact(sale.creditedMicros, wanted - rest);
      sale.creditedReportingMicros =
          Math.addExact(sale.creditedReportingMicros, today.reporting(wanted - rest));
      sale.creditedFx = today.fx();
    }
    unmatched(env, book, new Money(rest, sale.currency), credit);
  }

  private static String returnedAccount(Sale sale) {
    return switch (sale.kind) {
      case FIRST_LIFE -> "revenue.products-returned";
      case RESALE -> "revenue.resale-returned";
    };
  }

  private static void unmatched(Env env, Book book, Money amount, String credit) {
    Taxes.splitDebit(env, book, credit, UNMATCHED, amount, Taxes.home(env, TaxRule.STANDARD));
  }

  /** New goods go back to stock at linear cost; a withdrawn unit becomes stock for resale. */
  private static void newGoodsBack(
      Book book, UnitState state, Sale sale, long openBefore, @Nullable ReturnKind kind) {
    Layer all = sale.linear;
    if (all == null) {
      return;
    }
    long before = sale.quantity - openBefore;
    long after = sale.quantity - sale.openQuantity;
    Layer back =
        new Layer(
            all.component(),
            all.currency(),
            all.fx(),
            Prorate.part(all.amountMicros(), before, after, sale.quantity),
            Prorate.part(all.reportingMicros(), before, after, sale.quantity));
    if (kind == ReturnKind.WITHDRAWAL || state.arrivedAs == ReturnKind.WITHDRAWAL) {
      if (state.isInStock() && state.arrivedAs == ReturnKind.WITHDRAWAL) {
        Stock.move(book, Component.ACQUISITION.stock(), "cost.new-goods", back);
        Stock.add(state, back);
        return;
      }
      state.withdrawn = Layers.plus(state.withdrawn, back);
    }
    Stock.move(book, "inventory.new-goods", "cost.new-goods", back);
  }

  /** A resold unit is back: its cost, its fees, and the other ledger's credit. */
  private static void unitBack(Env env, Book book, UnitState state, Sale sale) {
    book.units("units.resold", -1);
    Impacts.returned(book, state, sale);
    for (Balance fee : sale.fees) {
      Balances.move(book, fee, "aftersale.retained-fees", fee.account());
      state.retainedFees = Balances.plus(state.retainedFees, fee);
    }
    sale.fees = List.of();
    if (sale.cycleNo != state.cycleNo || state.stage != UnitState.Stage.SOLD) {
      return;
    }
    Sale other = otherBuyer(state, sale);
    if (other != null) {
      // Sold twice by mistake: the unit is with the other buyer, and its cost is that sale's.
      Sale next = other.copy();
      next.costs = Layers.plusAll(other.costs, sale.costs);
      next.writtenDown = Layers.plusAll(other.writtenDown, sale.writtenDown);
      sale.costs = List.of();
      sale.writtenDown = List.of();
      state.replace(other, next);
      return;
    }
    for (Layer layer : sale.costs) {
      Stock.move(book, layer.component().stock(), layer.component().cost(), layer);
    }
    state.stock = Layers.plusAll(state.stock, sale.costs);
    sale.costs = List.of();
    state.writtenDown = Layers.plusAll(state.writtenDown, sale.writtenDown);
    sale.writtenDown = List.of();
    state.stage = UnitState.Stage.IN_STOCK;
    state.stockedDay = env.day().toEpochDay();
    state.shippedDay = 0;
    state.isComingBack = !state.hasComeBack;
    state.hasComeBack = false;
  }

  private static @Nullable Sale otherBuyer(UnitState state, Sale returned) {
    for (Sale sale : state.sales) {
      if (sale.kind == Sale.Kind.RESALE
          && sale.isRecognised
          && sale.openQuantity > 0
          && sale.cycleNo == state.cycleNo
          && !sale.eventId.equals(returned.eventId)) {
        return sale;
      }
    }
    return null;
  }

  /** Money given back: it pays what a return credited; the rest reverses the sale. */
  static void refunded(Env env, Book book, UnitState state, RefundIssued refund) {
    Money amount = refund.amount();
    Sale sale = refundable(state, refund.saleId(), amount.currency());
    if (sale == null) {
      unmatched(env, book, amount, REFUNDS);
      return;
    }
    Sale next = sale.copy();
    boolean isForGoods = isForGoods(refund.refundKind());
    long credited = Math.min(amount.amountMicros(), sale.creditedMicros);
    payCredit(env, book, next, credited);
    long wanted = amount.amountMicros() - credited;
    long goods = Math.min(wanted, Reversal.goodsLeft(sale));
    String revenue = isForGoods ? returnedAccount(sale) : "revenue.discounts";
    Reversal.Accounts accounts = Reversal.Accounts.paid(revenue, REFUNDS);
    long rest = Reversal.ofGoodsThenShipping(env, book, state, next, wanted, accounts);
    if (isForGoods && sale.openQuantity > 0) {
      next.refundedMicros = Math.addExact(next.refundedMicros, goods);
    }
    unmatched(env, book, new Money(rest, amount.currency()), REFUNDS);
    state.replace(sale, next);
  }

  /** Clears a credit at the rate it was given at; the difference to today is one of exchange. */
  private static void payCredit(Env env, Book book, Sale sale, long amountMicros) {
    if (amountMicros == 0) {
      return;
    }
    long given = Prorate.share(sale.creditedReportingMicros, amountMicros, sale.creditedMicros);
    Rate today = env.rate(sale.currency);
    long paid = today.reporting(amountMicros);
    book.post("receivables.credited", sale.currency, sale.creditedFx, amountMicros, given, null);
    book.post(REFUNDS, sale.currency, today.fx(), -amountMicros, -paid, null);
    book.exchangeDifference(sale.currency, today.fx(), paid - given);
    sale.creditedMicros -= amountMicros;
    sale.creditedReportingMicros -= given;
  }

  private static boolean isForGoods(RefundKind kind) {
    return switch (kind) {
      case WITHDRAWAL, RETURN, CANCELLATION -> true;
      case PRICE_REDUCTION, GOODWILL -> false;
    };
  }

  /** The named sale; else one with an unpaid credit, else the latest with something left. */
  static @Nullable Sale refundable(UnitState state, @Nullable String saleId, String currency) {
    Sale credited = null;
    Sale left = null;
    for (Sale sale : state.sales) {
      if (!sale.currency.equals(currency)) {
        continue;
      }
      if (isNamed(sale, saleId)) {
        return sale;
      }
      if (sale.creditedMicros > 0) {
        credited = sale;
      }
      if (sale.grossMicros > sale.reversedMicros || !sale.shipping.isEmpty()) {
        left = sale;
      }
    }
    return credited != null ? credited : left;
  }

  /** A coupon lowers what is received for the goods (VAT Directive Art. 79, 90). */
  static void couponRedeemed(Env env, Book book, UnitState state, CouponRedeemed coupon) {
    Money amount = coupon.amount();
    book.units("coupons.redeemed", 1);
    String claim = Clearing.charged(env.context());
    Reversal.ofClaim(env, book, state, amount, "revenue.discounts", claim, TaxRule.COUPON);
  }

  /** The order in which an event's sale may be looked for; for fees and settlements. */
  static @Nullable Sale latest(UnitState state) {
    return state.sales.isEmpty() ? null : Objects.requireNonNull(state.sales.getLast());
  }
}
