package io.loopledger.statements.invoice;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.Invoice;
import io.loopledger.statements.model.Period;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An invoice without its lines, whatever the syntax.
 *
 * @param number BT-1
 * @param currency BT-5
 * @param period BG-14; null where none is stated
 */
record InvoiceHead(
    String number,
    String currency,
    @Nullable Period period,
    Invoice invoice,
    List<AllowanceCharge> allowancesAndCharges) {
  /** UNTDID 1001 codes of documents whose positive amounts lower what is owed. */
  private static final Set<String> CREDIT_NOTES =
      Set.of("81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532");

  InvoiceHead {
    allowancesAndCharges = List.copyOf(allowancesAndCharges);
  }

  /** Whether the document lowers what is owed. */
  boolean isCreditNote() {
    return CREDIT_NOTES.contains(invoice.typeCode());
  }

  /** A discount or charge on the whole document (BG-20, BG-21). */
  record AllowanceCharge(boolean isCharge, Money amount, String reason, String place) {}
}
