package io.loopledger.statements.invoice;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.Invoice.Totals;
import io.loopledger.statements.xml.XmlNode;
import java.util.Optional;
import java.util.function.Function;

/** The totals of the whole document (BG-22). */
final class DocumentTotals {
  private DocumentTotals() {}

  /**
   * What a syntax calls its parts.
   *
   * @param group the element that has them all
   * @param lines BT-106
   * @param withoutTax BT-109
   * @param withTax BT-112
   * @param prepaid BT-113
   * @param rounding BT-114
   * @param payable BT-115
   */
  record Names(
      String group,
      String lines,
      String withoutTax,
      String withTax,
      String prepaid,
      String rounding,
      String payable) {}

  /**
   * Reads them; empty where one that is needed is missing, which is noted.
   *
   * @param tax reads BT-110 from the group; a syntax may keep it elsewhere
   */
  static Optional<Totals> of(
      XmlNode root,
      Names names,
      String currency,
      Terms terms,
      Function<XmlNode, Optional<Money>> tax) {
    Optional<XmlNode> group = terms.only(root, names.group());
    if (group.isEmpty()) {
      terms.faults().add(root.place(), "BG-22", "", "the totals are missing; ask the seller");
      return Optional.empty();
    }
    XmlNode sums = group.get();
    Optional<Money> lines = terms.amount(sums, names.lines(), currency, "BT-106");
    Optional<Money> without = terms.amount(sums, names.withoutTax(), currency, "BT-109");
    Optional<Money> with = terms.amount(sums, names.withTax(), currency, "BT-112");
    Optional<Money> payable = terms.amount(sums, names.payable(), currency, "BT-115");
    if (lines.isEmpty() || without.isEmpty() || with.isEmpty() || payable.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Totals(
            lines.get(),
            terms.amountOrZero(sums, "AllowanceTotalAmount", currency, "BT-107"),
            terms.amountOrZero(sums, "ChargeTotalAmount", currency, "BT-108"),
            without.get(),
            tax.apply(sums).orElse(null),
            with.get(),
            terms.amountOrZero(sums, names.prepaid(), currency, "BT-113"),
            terms.amountOrZero(sums, names.rounding(), currency, "BT-114"),
            payable.get()));
  }
}
