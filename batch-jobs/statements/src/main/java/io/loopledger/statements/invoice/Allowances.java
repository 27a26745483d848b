package io.loopledger.statements.invoice;

import io.loopledger.statements.invoice.InvoiceHead.AllowanceCharge;
import io.loopledger.statements.xml.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Discounts and charges on the whole document (BG-20, BG-21). */
final class Allowances {
  private Allowances() {}

  /** What a syntax calls their parts. */
  record Names(String indicator, String amount, String reason) {}

  static List<AllowanceCharge> of(List<XmlNode> nodes, Names names, String currency, Terms terms) {
    List<AllowanceCharge> found = new ArrayList<>();
    for (XmlNode node : nodes) {
      String indicator = node.text(names.indicator());
      if (!Set.of("true", "false", "1", "0").contains(indicator)) {
        terms.faults().add(node.place(), "ChargeIndicator", indicator, "must be true or false");
        continue;
      }
      boolean isCharge = Set.of("true", "1").contains(indicator);
      terms
          .amount(node, names.amount(), currency, isCharge ? "BT-99" : "BT-92")
          .ifPresent(
              amount ->
                  found.add(
                      new AllowanceCharge(
                          isCharge, amount, node.text(names.reason()), node.place())));
    }
    return found;
  }
}
