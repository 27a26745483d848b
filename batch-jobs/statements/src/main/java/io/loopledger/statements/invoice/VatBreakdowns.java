package io.loopledger.statements.invoice;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.Invoice.VatBreakdown;
import io.loopledger.statements.xml.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The VAT of the document by category and rate (BG-23). */
final class VatBreakdowns {
  private VatBreakdowns() {}

  /** What a syntax calls their parts: BT-116, BT-117, BT-118 and BT-119. */
  record Names(String base, String tax, String category, String ratePercent) {}

  static List<VatBreakdown> of(List<XmlNode> nodes, Names names, String currency, Terms terms) {
    List<VatBreakdown> found = new ArrayList<>();
    for (XmlNode node : nodes) {
      Optional<Money> base = terms.amount(node, names.base(), currency, "BT-116");
      Optional<Money> tax = terms.amount(node, names.tax(), currency, "BT-117");
      if (base.isPresent() && tax.isPresent()) {
        found.add(
            new VatBreakdown(
                node.text(names.category()),
                terms.percent(node, names.ratePercent(), "BT-119"),
                base.get(),
                tax.get()));
      }
    }
    return found;
  }
}
