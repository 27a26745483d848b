package io.loopledger.catalog.rules;

import io.loopledger.catalog.reference.BookPolicies.Recognition;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.FundedBy;
import io.loopledger.schemas.event.Resale.UnitShipped;
import io.loopledger.schemas.money.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sales of new goods and of refurbished units. */
final class Sales {
  private static final String CONTRACT_LIABILITY = "contract.liabilities";
  private static final String SUBSIDIES = "receivables.subsidies";

  private Sales() {}

  /** New goods: revenue, VAT and linear cost at the sale; the line stays open for returns. */
  static void productSold(Env env, Book book, UnitState state, ProductSold sold) {
    Money list = sold.unitPrice().times(sold.quantity());
    Money discount = inCurrencyOf(list, sold.discount());
    boolean isSubsidised = isSubsidised(sold.discountFundedBy());
    Money gross = isSubsidised || discount == null ? list : minus(list, discount);
    Taxes.Tax tax = Taxes.standard(env, env.context().country());
    String receivable = Clearing.charged(env.context());
    Taxes.splitCredit(env, book, receivable, "revenue.products", gross, tax);
    if (isSubsidised && discount != null) {
      book.transfer(SUBSIDIES, receivable, discount);
    }
    Sale sale = opened(env, Sale.Kind.FIRST_LIFE, sold.quantity(), gross);
    sale.isRecognised = true;
    setTax(env, sale, tax);
    linearCost(env, book, sale, sold.linearCost());
    Shipping.join(env, book, state, sale);
    book.units("units.sold", sold.quantity());
    state.add(sale);
  }

  /** A refurbished unit: a liability to deliver it, until the brand's policy recognises revenue. */
  static void unitSold(Env env, Book book, UnitState state, UnitSold sold) {
    Money discount = inCurrencyOf(sold.price(), sold.discount());
    Money subsidy = isSubsidised(sold.discountFundedBy()) ? discount : null;
    Money gross = subsidy == null ? sold.price() : minus(sold.price(), subsidy.negated());
    book.transfer(Clearing.charged(env.context()), CONTRACT_LIABILITY, sold.price());
    if (subsidy != null) {
      book.transfer(SUBSIDIES, CONTRACT_LIABILITY, subsidy);
    }
    Sale sale = opened(env, Sale.Kind.RESALE, 1, gross);
    if (subsidy != null) {
      // As posted: two lines, each converted.
      Rate rate = env.rate(gross.currency());
      sale.grossReportingMicros =
          Math.addExact(
              rate.reporting(sold.price().amountMicros()), rate.reporting(subsidy.amountMicros()));
    }
    sale.cycleNo = state.cycleNo;
    sale.statedScheme = sold.vatScheme();
    sale.country = sold.buyerCountry() == null ? env.context().country() : sold.buyerCountry();
    Shipping.join(env, book, state, sale);
    state.add(sale);
    if (isDue(env, state)) {
      recognise(env, book, state);
    }
  }

  private static boolean isDue(Env env, UnitState state) {
    return switch (env.policies().recognition()) {
      case SALE -> true;
      case SHIPMENT -> state.isShippedBeforeSale || state.isDeliveredBeforeSale;
      case DELIVERY -> state.isDeliveredBeforeSale;
    };
  }

  /** The unit left for its buyer. */
  static void shipped(Env env, Book book, UnitState state, UnitShipped shipped) {
    book.units("units.shipped", 1);
    Costs.accrue(
        env,
        book,
        state,
        "cost.outbound",
        "payables.carriers",
        shipped.outboundCost(),
        shipped.outboundCostVat());
    Costs.accrue(
        env,
        book,
        state,
        "cost.packaging",
        "payables.suppliers",
        shipped.packagingCost(),
        shipped.packagingCostVat());
    Impacts.shipped(env, book, shipped);
    if (state.isInStock() && state.shippedDay == 0) {
      state.shippedDay = env.day().toEpochDay();
    }
    if (waiting(state) == null) {
      state.isShippedBeforeSale |= state.openSale(Sale.Kind.RESALE) == null;
    } else if (env.policies().recognition() == Recognition.SHIPMENT) {
      recognise(env, book, state);
    }
  }

  /** The buyer has it; a shipment that nobody reported happened before. */
  static void delivered(Env env, Book book, UnitState state) {
    if (waiting(state) == null) {
      state.isDeliveredBeforeSale |= state.openSale(Sale.Kind.RESALE) == null;
    } else {
      recognise(env, book, state);
    }
  }

  /** The resale that is not revenue yet. */
  static @Nullable Sale waiting(UnitState state) {
    Sale sale = state.openSale(Sale.Kind.RESALE);
    return sale == null || sale.isRecognised ? null : sale;
  }

  /** Revenue, VAT, cost of goods sold, and the other ledger's credit: all at one instant. */
  private static void recognise(Env env, Book book, UnitState state) {
    Sale before = Objects.requireNonNull(waiting(state), "nothing waits to be recognised");
    Sale sale = before.copy();
    sale.isRecognised = true;
    SaleTax.settle(env, book, state, sale);
    Shipping.follow(env, book, sale);
    revenue(book, sale);
    sale.writtenDown = state.writtenDown;
    sale.costs = Stock.leave(env, book, state, Component::cost);
    book.units("units.resold", 1);
    Impacts.sold(env, book, state, sale);
    state.stage = UnitState.Stage.SOLD;
    state.isShippedBeforeSale = false;
    state.isDeliveredBeforeSale = false;
    state.hasComeBack = false;
    state.replace(before, sale);
  }

  private static void revenue(Book book, Sale sale) {
    String currency = sale.currency;
    long owed = sale.grossMicros - sale.shippingMicros;
    long owedReporting = sale.grossReportingMicros - sale.shippingReportingMicros;
    book.post(CONTRACT_LIABILITY, currency, sale.fx, owed, owedReporting, null);
    book.post(
        "revenue.resale",
        currency,
        sale.fx,
        -(owed - sale.taxMicros),
        -(owedReporting - sale.taxBookedMicros),
        sale.taxRule);
    if (sale.taxMicros != 0) {
      book.post(
          sale.taxAccount,
          currency,
          sale.taxFx,
          -sale.taxMicros,
          -sale.taxReportingMicros,
          sale.taxRule);
      book.exchangeDifference(currency, sale.fx, sale.taxReportingMicros - sale.taxBookedMicros);
    }
  }

  private static Sale opened(Env env, Sale.Kind kind, long quantity, Money gross) {
    Rate rate = env.rate(gross.currency());
    Sale sale = new Sale(rate.fx());
    sale.kind = kind;
    sale.eventId = env.event().id();
    sale.orderId = env.context().orderId();
    sale.currency = gross.currency();
    sale.quantity = quantity;
    sale.openQuantity = quantity;
    sale.grossMicros = gross.amountMicros();
    sale.grossReportingMicros = rate.reporting(gross.amountMicros());
    return sale;
  }

  /** Remembers what {@link Taxes#splitCredit} posted for the sale. */
  private static void setTax(Env env, Sale sale, Taxes.Tax tax) {
    sale.taxMicros = tax.inGross(sale.grossMicros, sale.currency);
    sale.taxBookedMicros = env.rate(sale.currency).reporting(sale.taxMicros);
    Rate exchange = sale.taxMicros == 0 ? env.rate(sale.currency) : env.vatExchange(sale.currency);
    sale.taxFx = exchange.fx();
    sale.taxReportingMicros = exchange.reporting(sale.taxMicros);
    sale.taxRule = tax.rule();
    sale.taxRate = tax.rate();
    sale.scheme = tax.rate() == null ? Sale.Scheme.NONE : Sale.Scheme.STANDARD;
  }

  private static void linearCost(Env env, Book book, Sale sale, @Nullable Money cost) {
    if (cost != null && cost.amountMicros() != 0) {
      Rate rate = env.rate(cost.currency());
      sale.linear =
          new Layer(
              Component.ACQUISITION,
              cost.currency(),
              rate.fx(),
              cost.amountMicros(),
              rate.reporting(cost.amountMicros()));
      book.transfer("cost.new-goods", "inventory.new-goods", cost);
    }
  }

  private static boolean isSubsidised(@Nullable FundedBy fundedBy) {
    return fundedBy == FundedBy.MARKETPLACE || fundedBy == FundedBy.THIRD_PARTY;
  }

  /** A discount in another currency than the price says nothing that could be subtracted. */
  private static @Nullable Money inCurrencyOf(Money price, @Nullable Money discount) {
    if (discount == null || discount.currency().equals(price.currency())) {
      return discount;
    }
    throw Refusals.otherCurrency("discount", discount, "price", price);
  }

  private static Money minus(Money from, Money subtracted) {
    return new Money(
        Math.subtractExact(from.amountMicros(), subtracted.amountMicros()), from.currency());
  }
}
