package io.loopledger.catalog.rules;

import io.loopledger.catalog.reference.BookPolicies;
import io.loopledger.catalog.reference.BookPolicies.MarginEvidence;
import io.loopledger.catalog.vat.MarginConditions;
import io.loopledger.catalog.vat.MarginRefusal;
import io.loopledger.catalog.vat.MarginScheme;
import io.loopledger.catalog.vat.MinorUnits;
import io.loopledger.catalog.vat.TaxRule;
import io.loopledger.catalog.vat.VatRate;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.SellerStatus;
import io.loopledger.schemas.event.VatScheme;
import io.loopledger.schemas.money.Micros;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * VAT of a resale: inside the price, or inside the margin of the unit (VAT Directive Art. 311-325;
 * section 25a UStG), if its conditions hold. They are checked, not assumed: a sale that claims the
 * margin scheme without them is taxed by its price.
 */
final class SaleTax {
  private static final String MARGIN = "vat.margin";
  private static final String REFUSED = "vat.margin-refused";

  private SaleTax() {}

  /** Finds scheme and amount at the recognition of a sale, and writes them on it. */
  static void settle(Env env, Book book, UnitState state, Sale sale) {
    sale.taxAccount = Taxes.OUTPUT;
    sale.taxFx = sale.fx;
    if (!env.splitsVat()) {
      return;
    }
    VatScheme stated = sale.statedScheme == null ? VatScheme.STANDARD : sale.statedScheme;
    switch (stated) {
      case ZERO_RATED, EXPORT, STANDARD -> standard(env, sale, stated(env, stated, sale.country));
      case MARGIN -> {
        Optional<MarginRefusal> refusal = MarginScheme.refusal(conditions(env.policies(), state));
        if (refusal.isPresent()) {
          Taxes.Tax tax = Taxes.standard(env, sale.country);
          standard(env, sale, tax);
          sale.taxRule = tax.rate() == null ? tax.rule() : refusal.get().on(tax.rate());
          book.units(REFUSED, 1);
        } else {
          margin(env, book, state, sale);
        }
      }
    }
  }

  /** Tax of a supply under a scheme that needs no margin. */
  static Taxes.Tax stated(Env env, @Nullable VatScheme scheme, @Nullable String country) {
    if (!env.splitsVat() || scheme == null) {
      return Taxes.standard(env, country);
    }
    return switch (scheme) {
      case ZERO_RATED -> new Taxes.Tax(null, TaxRule.ZERO_RATED.id());
      case EXPORT -> new Taxes.Tax(null, TaxRule.EXPORT.id());
      case STANDARD, MARGIN -> Taxes.standard(env, country);
    };
  }

  private static void standard(Env env, Sale sale, Taxes.Tax tax) {
    sale.scheme = tax.rate() == null ? Sale.Scheme.NONE : Sale.Scheme.STANDARD;
    sale.taxRule = tax.rule();
    sale.taxRate = tax.rate();
    setTax(env, sale, tax.inGross(sale.grossMicros, sale.currency));
  }

  private static void margin(Env env, Book book, UnitState state, Sale sale) {
    VatRate rate = env.homeVat();
    sale.taxAccount = MARGIN;
    sale.taxRate = rate;
    if (isGlobal(env.policies(), state)) {
      sale.scheme = Sale.Scheme.GLOBAL_MARGIN;
      sale.taxRule = TaxRule.GLOBAL_MARGIN.on(rate);
      return;
    }
    sale.scheme = Sale.Scheme.MARGIN;
    sale.taxRule = TaxRule.MARGIN.on(rate);
    Shipping.joinMargin(book, sale);
    setTax(env, sale, marginMicros(state, sale, rate));
  }

  private static void setTax(Env env, Sale sale, long taxMicros) {
    sale.taxMicros = taxMicros;
    sale.taxBookedMicros = Prorate.share(sale.grossReportingMicros, taxMicros, whole(sale));
    if (taxMicros != 0) {
      Rate exchange = env.vatExchange(sale.currency);
      boolean isDaily = exchange.fx().equals(sale.fx);
      sale.taxFx = exchange.fx();
      sale.taxReportingMicros = isDaily ? sale.taxBookedMicros : exchange.reporting(taxMicros);
    }
  }

  private static long whole(Sale sale) {
    return sale.grossMicros == 0 ? 1 : sale.grossMicros;
  }

  /**
   * Taxes the margin anew after something changed what was received or paid; the change is posted
   * at today's rate, in today's VAT period (Art. 90, 184; section 17 UStG).
   */
  static void again(Env env, Book book, UnitState state, Sale sale) {
    if (sale.scheme != Sale.Scheme.MARGIN || sale.taxRate == null) {
      return;
    }
    long tax = marginMicros(state, sale, sale.taxRate);
    long change = Math.subtractExact(tax, sale.taxMicros);
    if (change == 0) {
      return;
    }
    Rate rate = env.vatExchange(sale.currency);
    long reporting = rate.reporting(change);
    book.transferAt(
        "revenue.resale", MARGIN, sale.currency, rate.fx(), change, reporting, sale.taxRule);
    sale.taxMicros = tax;
    sale.taxBookedMicros = Math.addExact(sale.taxBookedMicros, reporting);
    sale.taxReportingMicros = Math.addExact(sale.taxReportingMicros, reporting);
  }

  /** VAT on the margin of what is left of the sale. */
  static long marginMicros(UnitState state, Sale sale, VatRate rate) {
    long received = Math.subtractExact(sale.grossMicros, sale.reversedMicros);
    return received <= 0
        ? 0
        : MarginScheme.taxMicros(
            received, purchaseMicros(state, sale), rate, MinorUnits.digits(sale.currency));
  }

  /** P in the sale's currency: as paid, or by way of the reporting currency at both days' rates. */
  private static long purchaseMicros(UnitState state, Sale sale) {
    if (state.purchaseMicros == 0 && state.purchaseReportingMicros == 0) {
      return 0;
    }
    if (sale.currency.equals(state.purchaseCurrency)) {
      return state.purchaseMicros;
    }
    return sale.grossReportingMicros == 0
        ? 0
        : Prorate.share(sale.grossMicros, state.purchaseReportingMicros, sale.grossReportingMicros);
  }

  /** Whether the unit was bought for so little that the global margin replaces its own. */
  static boolean isGlobal(BookPolicies policies, UnitState state) {
    long limit = Micros.exact(policies.globalMarginUpTo());
    return limit > 0 && state.purchaseReportingMicros <= limit;
  }

  static MarginConditions conditions(BookPolicies policies, UnitState state) {
    return new MarginConditions(
        state.arrivedAs == ReturnKind.WITHDRAWAL,
        state.arrivedAs == ReturnKind.WARRANTY,
        state.arrivedAs == ReturnKind.TAKE_BACK,
        state.seller,
        state.purchaseReportingMicros > 0,
        state.isPurchaseDocumented,
        new MarginConditions.Policy(
            policies.marginEvidence() == MarginEvidence.DOCUMENT, policies.marginForDonated()));
  }

  /** What a later event says of the seller counts, unless it says nothing. */
  static SellerStatus either(SellerStatus known, @Nullable SellerStatus stated) {
    return stated == null || stated == SellerStatus.UNKNOWN ? known : stated;
  }
}
