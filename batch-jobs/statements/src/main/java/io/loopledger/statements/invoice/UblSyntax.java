package io.loopledger.statements.invoice;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.Invoice;
import io.loopledger.statements.model.Invoice.Party;
import io.loopledger.statements.model.Invoice.Totals;
import io.loopledger.statements.model.Period;
import io.loopledger.statements.model.Reference;
import io.loopledger.statements.model.Role;
import io.loopledger.statements.source.Source;
import io.loopledger.statements.value.Dates;
import io.loopledger.statements.xml.XmlCursor;
import io.loopledger.statements.xml.XmlNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** OASIS UBL 2.1: Invoice and CreditNote. */
final class UblSyntax implements Syntax {
  static final String INVOICE = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
  static final String CREDIT_NOTE = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";
  private static final Set<String> NAMESPACES =
      Set.of(
          INVOICE,
          CREDIT_NOTE,
          "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
          "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2");
  private static final Set<String> LINES = Set.of("InvoiceLine", "CreditNoteLine");
  private static final Set<String> KEPT =
      Set.of(
          "ID",
          "IssueDate",
          "DueDate",
          "InvoiceTypeCode",
          "CreditNoteTypeCode",
          "DocumentCurrencyCode",
          "InvoicePeriod",
          "OrderReference",
          "AccountingSupplierParty",
          "AccountingCustomerParty",
          "PaymentMeans",
          "AllowanceCharge",
          "TaxTotal",
          "LegalMonetaryTotal");

  private static final DocumentTotals.Names TOTALS =
      new DocumentTotals.Names(
          "LegalMonetaryTotal",
          "LineExtensionAmount",
          "TaxExclusiveAmount",
          "TaxInclusiveAmount",
          "PrepaidAmount",
          "PayableRoundingAmount",
          "PayableAmount");

  private static final VatBreakdowns.Names VAT =
      new VatBreakdowns.Names(
          "TaxableAmount", "TaxAmount", "TaxCategory/ID", "TaxCategory/Percent");

  private static final Allowances.Names ALLOWANCE =
      new Allowances.Names("ChargeIndicator", "Amount", "AllowanceChargeReason");

  @Override
  public Optional<InvoiceHead> head(Source source, Terms terms) throws IOException {
    try (XmlCursor cursor = XmlCursor.open(source, NAMESPACES)) {
      Kept kept = new Kept(cursor, source.limits());
      cursor.children(
          name -> {
            if (KEPT.contains(name)) {
              kept.add(cursor.node());
            } else {
              cursor.skip();
            }
          });
      cursor.toEnd();
      return head(kept.node(), terms);
    }
  }

  @Override
  public void positions(
      Source source, String currency, Terms terms, Consumer<InvoicePosition> positions)
      throws IOException {
    try (XmlCursor cursor = XmlCursor.open(source, NAMESPACES)) {
      cursor.children(
          name -> {
            if (LINES.contains(name)) {
              position(cursor.node(), currency, terms).ifPresent(positions);
            } else {
              cursor.skip();
            }
          });
    }
  }

  private static Optional<InvoiceHead> head(XmlNode root, Terms terms) {
    Optional<String> number = terms.required(root, "ID", "BT-1");
    Optional<String> currency = terms.currency(root, "DocumentCurrencyCode");
    if (number.isEmpty() || currency.isEmpty()) {
      return Optional.empty();
    }
    Optional<Invoice> invoice = invoice(root, currency.get(), terms);
    return invoice.map(
        found ->
            new InvoiceHead(
                number.get(),
                currency.get(),
                period(root, terms),
                found,
                Allowances.of(root.all("AllowanceCharge"), ALLOWANCE, currency.get(), terms)));
  }

  private static Optional<Invoice> invoice(XmlNode root, String currency, Terms terms) {
    String type = terms.text(root, "InvoiceTypeCode") + terms.text(root, "CreditNoteTypeCode");
    if (type.isEmpty()) {
      terms.faults().add(root.place(), "BT-3", "", "the type code is missing; ask the seller");
    }
    Optional<LocalDate> issued = terms.date(root, "IssueDate", Dates::date, "BT-2");
    if (root.first("IssueDate").isEmpty()) {
      terms.faults().add(root.place(), "BT-2", "", "IssueDate is missing; ask the seller");
    }
    Optional<LocalDate> due =
        terms
            .date(root, "DueDate", Dates::date, "BT-9")
            .or(() -> terms.date(root, "PaymentMeans/PaymentDueDate", Dates::date, "BT-9"));
    Optional<Totals> totals =
        DocumentTotals.of(
            root,
            TOTALS,
            currency,
            terms,
            sums ->
                taxTotal(root, currency)
                    .map(total -> terms.optionalAmount(total, "TaxAmount", currency, "BT-110")));
    if (issued.isEmpty() || totals.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Invoice(
            type,
            issued.get(),
            due.orElse(null),
            party(root, "AccountingSupplierParty/Party", "BT-27", terms),
            party(root, "AccountingCustomerParty/Party", "BT-44", terms),
            root.text("PaymentMeans/PaymentID"),
            root.text("OrderReference/ID"),
            VatBreakdowns.of(vatParts(root, currency), VAT, currency, terms),
            totals.get()));
  }

  private static Party party(XmlNode root, String path, String term, Terms terms) {
    Optional<XmlNode> party = terms.only(root, path);
    if (party.isEmpty()) {
      terms.faults().add(root.place(), term, "", path + " is missing; ask the seller");
      return new Party("", "");
    }
    XmlNode found = party.get();
    String registered = found.text("PartyLegalEntity/RegistrationName");
    String name = registered.isEmpty() ? found.text("PartyName/Name") : registered;
    if (name.isEmpty()) {
      terms.faults().add(found.place(), term, "", "the party has no name; ask the seller");
    }
    String vatId =
        found.all("PartyTaxScheme").stream()
            .filter(scheme -> scheme.text("TaxScheme/ID").equals("VAT"))
            .map(scheme -> scheme.text("CompanyID"))
            .findFirst()
            .orElse("");
    return new Party(name, vatId);
  }

  private static @Nullable Period period(XmlNode root, Terms terms) {
    return Periods.of(
            root,
            terms.date(root, "InvoicePeriod/StartDate", Dates::date, "BT-73"),
            terms.date(root, "InvoicePeriod/EndDate", Dates::date, "BT-74"),
            terms)
        .orElse(null);
  }

  /** A second TaxTotal states the sum in the currency of the tax office (BT-111). */
  private static Optional<XmlNode> taxTotal(XmlNode root, String currency) {
    return root.all("TaxTotal").stream()
        .filter(
            total ->
                total
                    .first("TaxAmount")
                    .map(amount -> amount.attribute("currencyID"))
                    .filter(currency::equals)
                    .isPresent())
        .findFirst();
  }

  private static List<XmlNode> vatParts(XmlNode root, String currency) {
    return taxTotal(root, currency).map(total -> total.all("TaxSubtotal")).orElse(List.of());
  }

  private static Optional<InvoicePosition> position(XmlNode line, String currency, Terms terms) {
    Optional<Money> net = terms.amount(line, "LineExtensionAmount", currency, "BT-131");
    List<Reference> references = new ArrayList<>();
    Terms.reference(line, "ID", Role.LINE_NUMBER, references);
    Terms.reference(line, "DocumentReference/ID", Role.OBJECT_ID, references);
    Terms.reference(line, "OrderLineReference/LineID", Role.OTHER, references);
    Terms.reference(line, "Item/SellersItemIdentification/ID", Role.ITEM_ID, references);
    Optional<LocalDate> end = terms.date(line, "InvoicePeriod/EndDate", Dates::date, "BT-135");
    return net.map(
        amount ->
            new InvoicePosition(
                line.place(), amount, end.orElse(null), references, line.text("Item/Name")));
  }
}
