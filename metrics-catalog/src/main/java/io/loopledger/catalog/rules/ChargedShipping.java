package io.loopledger.catalog.rules;

import io.loopledger.catalog.posting.Posting;
import io.loopledger.schemas.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Shipping as it was posted, so that it can follow its sale and be given back.
 *
 * @param currency ISO 4217
 * @param fx rate it was booked at
 * @param grossMicros with VAT
 * @param reportingMicros the same in the reporting currency
 * @param taxMicros VAT that was posted for it
 * @param taxBookedMicros VAT in the reporting currency, at the rate it was booked at
 * @param taxFx rate of the VAT
 * @param taxReportingMicros VAT in the reporting currency, at that rate
 * @param taxRule tax rule it was posted by
 */
record ChargedShipping(
    String currency,
    Posting.Fx fx,
    long grossMicros,
    long reportingMicros,
    long taxMicros,
    long taxBookedMicros,
    Posting.Fx taxFx,
    long taxReportingMicros,
    @Nullable String taxRule) {

  /** A part of it, its VAT in minor units; the whole takes the remainder. */
  ChargedShipping part(long partMicros) {
    long unit = Taxes.minorUnitMicros(currency);
    long tax = Prorate.partInMinorUnits(taxMicros, 0, partMicros, grossMicros, unit);
    return new ChargedShipping(
        currency,
        fx,
        partMicros,
        Prorate.share(reportingMicros, partMicros, grossMicros),
        tax,
        taxMicros == 0 ? 0 : Prorate.share(taxBookedMicros, tax, taxMicros),
        taxFx,
        taxMicros == 0 ? 0 : Prorate.share(taxReportingMicros, tax, taxMicros),
        taxRule);
  }

  ChargedShipping minus(ChargedShipping part) {
    return new ChargedShipping(
        currency,
        fx,
        grossMicros - part.grossMicros,
        reportingMicros - part.reportingMicros,
        taxMicros - part.taxMicros,
        taxBookedMicros - part.taxBookedMicros,
        taxFx,
        taxReportingMicros - part.taxReportingMicros,
        taxRule);
  }

  /** Shipping as {@link Taxes#splitCredit} posts it today. */
  static ChargedShipping of(Env env, Money amount, Taxes.Tax tax) {
    Rate rate = env.rate(amount.currency());
    long taxMicros = tax.inGross(amount.amountMicros(), amount.currency());
    Rate exchange = taxMicros == 0 ? rate : env.vatExchange(amount.currency());
    return new ChargedShipping(
        amount.currency(),
        rate.fx(),
        amount.amountMicros(),
        rate.reporting(amount.amountMicros()),
        taxMicros,
        rate.reporting(taxMicros),
        exchange.fx(),
        exchange.reporting(taxMicros),
        tax.rule());
  }

  /** Net and VAT: taken back with sign 1, posted with sign -1. */
  void post(Book book, String revenue, int sign) {
    book.post(
        revenue,
        currency,
        fx,
        sign * (grossMicros - taxMicros),
        sign * (reportingMicros - taxBookedMicros),
        taxRule);
    book.post(Taxes.OUTPUT, currency, taxFx, sign * taxMicros, sign * taxReportingMicros, taxRule);
  }

  /** What the rate of the VAT makes more of it than the rate it was booked at. */
  long exchangeMicros() {
    return Math.subtractExact(taxReportingMicros, taxBookedMicros);
  }
}
