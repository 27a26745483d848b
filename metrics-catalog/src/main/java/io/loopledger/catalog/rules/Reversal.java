package io.loopledger.catalog.rules;

/**
 * Takes back a part of what a sale posted: its revenue and VAT at the sale's own rates, so that
 * several parts add up to the sale and the last one takes the remainder. What the customer gets is
 * at today's rate; the difference is an exchange difference (IAS 21.28; section 256a HGB).
 */
final class Reversal {
  private Reversal() {}

  /**
   * Reverses an amount of a sale that has at least that much left.
   *
   * @param sale a copy of the sale, which is changed
   * @param revenue account that takes the net part
   * @param credit account on which the customer gets the amount
   */
  static void of(
      Env env,
      Book book,
      UnitState state,
      Sale sale,
      long amountMicros,
      String revenue,
      String credit) {
    if (amountMicros == 0) {
      return;
    }
    if (!sale.isRecognised) {
      beforeRecognition(env, book, sale, amountMicros, credit);
      return;
    }
    long before = sale.reversedMicros;
    long after = Math.addExact(before, amountMicros);
    long reporting = Prorate.part(sale.grossReportingMicros, before, after, sale.grossMicros);
    sale.reversedMicros = after;
    Tax tax = sale.scheme == Sale.Scheme.MARGIN ? margin(state, sale) : inside(sale, before, after);
    boolean isPlainDiscount =
        sale.scheme == Sale.Scheme.MARGIN && revenue.equals("revenue.discounts");
    if (isPlainDiscount) {
      // There is no VAT inside the discount: what the smaller margin saves is the sale's revenue.
      book.post(revenue, sale.currency, sale.fx, amountMicros, reporting, sale.taxRule);
      book.post(
          "revenue.resale",
          sale.currency,
          sale.fx,
          -tax.taxMicros(),
          -tax.bookedMicros(),
          sale.taxRule);
    } else {
      book.post(
          revenue,
          sale.currency,
          sale.fx,
          amountMicros - tax.taxMicros(),
          reporting - tax.bookedMicros(),
          sale.taxRule);
    }
    book.post(
        sale.taxAccount,
        sale.currency,
        sale.taxFx,
        tax.taxMicros(),
        tax.reportingMicros(),
        sale.taxRule);
    Rate today = env.rate(sale.currency);
    long paid = today.reporting(amountMicros);
    book.post(credit, sale.currency, today.fx(), -amountMicros, -paid, null);
    book.exchangeDifference(
        sale.currency, today.fx(), paid - reporting + tax.bookedMicros() - tax.reportingMicros());
  }

  /** A price that falls before the sale is revenue lowers what is owed to the customer. */
  private static void beforeRecognition(
      Env env, Book book, Sale sale, long amountMicros, String credit) {
    long reporting = Prorate.share(sale.grossReportingMicros, amountMicros, sale.grossMicros);
    Rate today = env.rate(sale.currency);
    long paid = today.reporting(amountMicros);
    book.post("contract.liabilities", sale.currency, sale.fx, amountMicros, reporting, null);
    book.post(credit, sale.currency, today.fx(), -amountMicros, -paid, null);
    book.exchangeDifference(sale.currency, today.fx(), paid - reporting);
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
    if (sale.taxRate == null || sale.taxMicros == 0) {
      return Tax.NONE;
    }
    long left = SaleTax.marginMicros(state, sale, sale.taxRate);
    long back = Math.subtractExact(sale.taxMicros, left);
    if (back == 0) {
      return Tax.NONE;
    }
    Tax tax =
        new Tax(
            back,
            Prorate.share(sale.taxReportingMicros, back, sale.taxMicros),
            Prorate.share(sale.taxBookedMicros, back, sale.taxMicros));
    sale.taxMicros = left;
    sale.taxReportingMicros = Math.subtractExact(sale.taxReportingMicros, tax.reportingMicros());
    sale.taxBookedMicros = Math.subtractExact(sale.taxBookedMicros, tax.bookedMicros());
    return tax;
  }
}
