package io.loopledger.catalog.rules;

import io.loopledger.catalog.reference.BookPolicies.DistanceSales;
import io.loopledger.catalog.vat.MinorUnits;
import io.loopledger.catalog.vat.TaxRule;
import io.loopledger.catalog.vat.VatRate;
import io.loopledger.schemas.money.Money;
import org.jspecify.annotations.Nullable;

/** VAT inside prices (VAT Directive Art. 73, 78, 93; sections 10, 12 UStG). */
final class Taxes {
  /** Account of VAT that the standard scheme owes. */
  static final String OUTPUT = "vat.output";

  private Taxes() {}

  /**
   * How a price is taxed.
   *
   * @param rate VAT rate inside the price; null where none is
   * @param rule tax rule as entries name it; null where VAT is not split off
   */
  record Tax(@Nullable VatRate rate, @Nullable String rule) {
    static final Tax NONE = new Tax(null, null);

    long inGross(long grossMicros, String currency) {
      return rate == null ? 0 : rate.inGrossMicros(grossMicros, MinorUnits.digits(currency));
    }
  }

  /** Millionths in the smallest unit of a currency. */
  static long minorUnitMicros(String currency) {
    long unit = 1_000_000L;
    for (int i = MinorUnits.digits(currency); i > 0; i--) {
      unit /= 10;
    }
    return unit;
  }

  /** The standard scheme for a sale in this country. */
  static Tax standard(Env env, @Nullable String country) {
    return env.splitsVat() ? standardAs(env, country, TaxRule.STANDARD) : Tax.NONE;
  }

  /** The standard rate of the brand's own country under another rule. */
  static Tax home(Env env, TaxRule rule) {
    if (!env.splitsVat()) {
      return Tax.NONE;
    }
    VatRate rate = env.homeVat();
    return new Tax(rate, rule.on(rate));
  }

  /**
   * The standard rate where the supply takes place: the buyer's country within the Union (Art. 33),
   * else the seller's, because an exemption needs evidence that only a stated scheme is.
   */
  static Tax standardAs(Env env, @Nullable String country, TaxRule rule) {
    VatRate rate = env.homeVat();
    if (country != null
        && !country.equals(env.brand().legalCountry())
        && env.policies().distanceSales() == DistanceSales.DESTINATION
        && env.isInUnion(country)
        && env.isInUnion(env.brand().legalCountry())) {
      VatRate there = env.vatOf(country).orElse(rate);
      return new Tax(
          there, (rule == TaxRule.STANDARD ? TaxRule.STANDARD_DISTANCE : rule).on(there));
    }
    return new Tax(rate, rule.on(rate));
  }

  /** Debits the whole price, credits the net and the VAT inside it. Negative prices turn around. */
  static void splitCredit(Env env, Book book, String debit, String revenue, Money gross, Tax tax) {
    post(env, book, debit, revenue, gross.currency(), gross.amountMicros(), tax, 1);
  }

  /** Credits the whole price, debits the net and the VAT inside it. */
  static void splitDebit(Env env, Book book, String credit, String net, Money gross, Tax tax) {
    post(env, book, credit, net, gross.currency(), gross.amountMicros(), tax, -1);
  }

  private static void post(
      Env env,
      Book book,
      String whole,
      String net,
      String currency,
      long grossMicros,
      Tax tax,
      int sign) {
    if (grossMicros == 0) {
      return;
    }
    long taxMicros = tax.inGross(grossMicros, currency);
    Rate rate = env.rate(currency);
    long grossReporting = rate.reporting(grossMicros);
    long taxBooked = rate.reporting(taxMicros);
    book.post(whole, currency, rate.fx(), sign * grossMicros, sign * grossReporting, null);
    book.post(
        net,
        currency,
        rate.fx(),
        -sign * (grossMicros - taxMicros),
        -sign * (grossReporting - taxBooked),
        tax.rule());
    if (taxMicros != 0) {
      Rate exchange = env.vatExchange(currency);
      long taxReporting = exchange.reporting(taxMicros);
      book.post(
          OUTPUT, currency, exchange.fx(), -sign * taxMicros, -sign * taxReporting, tax.rule());
      book.exchangeDifference(currency, rate.fx(), sign * (taxReporting - taxBooked));
    }
  }
}
