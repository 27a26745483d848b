package io.loopledger.statements.invoice;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.Faults;
import io.loopledger.statements.model.Invoice.Totals;
import io.loopledger.statements.model.Invoice.VatBreakdown;
import io.loopledger.statements.value.Sums;
import java.util.List;

/**
 * The rules of EN 16931-1 (section 6.4.2) about totals: BR-CO-10 to BR-CO-16. They hold exactly;
 * the standard has no tolerance here.
 */
final class TotalRules {
  private final String place;
  private final Faults faults;

  TotalRules(String place, Faults faults) {
    this.place = place;
    this.faults = faults;
  }

  /**
   * Checks the totals.
   *
   * @param lines the sum of the lines' net amounts (BT-131)
   * @param allowances the sum of document level allowances (BT-92)
   * @param charges the sum of document level charges (BT-99)
   */
  void check(Totals totals, Money lines, Money allowances, Money charges, List<VatBreakdown> vat) {
    Money zero = new Money(0, lines.currency());
    Money tax = totals.tax() == null ? zero : totals.tax();
    holds("BR-CO-10", "BT-106", totals.lines(), "the lines sum to", lines);
    holds("BR-CO-11", "BT-107", totals.allowances(), "the allowances sum to", allowances);
    holds("BR-CO-12", "BT-108", totals.charges(), "the charges sum to", charges);
    holds(
        "BR-CO-13",
        "BT-109",
        totals.withoutTax(),
        "lines less allowances plus charges make",
        Sums.plus(Sums.minus(totals.lines(), totals.allowances()), totals.charges()));
    holds(
        "BR-CO-14",
        "BT-110",
        tax,
        "the VAT breakdown sums to",
        vat.stream().map(VatBreakdown::tax).reduce(zero, Sums::plus));
    holds(
        "BR-CO-15",
        "BT-112",
        totals.withTax(),
        "the total without VAT plus VAT makes",
        Sums.plus(totals.withoutTax(), tax));
    holds(
        "BR-CO-16",
        "BT-115",
        totals.payable(),
        "the total less what was paid plus rounding makes",
        Sums.plus(Sums.minus(totals.withTax(), totals.prepaid()), totals.rounding()));
  }

  private void holds(String rule, String term, Money stated, String how, Money found) {
    if (!stated.equals(found)) {
      faults.add(
          place,
          term,
          stated.toString(),
          "%s: %s %s; ask the seller for a corrected invoice".formatted(rule, how, found));
    }
  }
}
