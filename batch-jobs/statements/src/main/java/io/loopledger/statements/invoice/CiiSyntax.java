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

/** UN/CEFACT Cross Industry Invoice D16B: XRechnung CII, ZUGFeRD 2, Factur-X. */
final class CiiSyntax implements Syntax {
  static final String INVOICE = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
  private static final Set<String> NAMESPACES =
      Set.of(
          INVOICE,
          "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
          "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
          "urn:un:unece:uncefact:data:standard:QualifiedDataType:100");
  private static final String LINE = "IncludedSupplyChainTradeLineItem";

  /** Parts that are read; attachments, which may be large, are in none of them. */
  private static final Set<String> KEPT =
      Set.of(
          "ID",
          "TypeCode",
          "IssueDateTime",
          "SellerTradeParty",
          "BuyerTradeParty",
          "BuyerOrderReferencedDocument",
          "PaymentReference",
          "InvoiceCurrencyCode",
          "ApplicableTradeTax",
          "BillingSpecifiedPeriod",
          "SpecifiedTradeAllowanceCharge",
          "SpecifiedTradePaymentTerms",
          "SpecifiedTradeSettlementHeaderMonetarySummation");

  private static final Set<String> GROUPS =
      Set.of(
          "ExchangedDocument",
          "SupplyChainTradeTransaction",
          "ApplicableHeaderTradeAgreement",
          "ApplicableHeaderTradeSettlement");

  private static final DocumentTotals.Names TOTALS =
      new DocumentTotals.Names(
          "SpecifiedTradeSettlementHeaderMonetarySummation",
          "LineTotalAmount",
          "TaxBasisTotalAmount",
          "GrandTotalAmount",
          "TotalPrepaidAmount",
          "RoundingAmount",
          "DuePayableAmount");

  private static final VatBreakdowns.Names VAT =
      new VatBreakdowns.Names(
          "BasisAmount", "CalculatedAmount", "CategoryCode", "RateApplicablePercent");

  private static final Allowances.Names ALLOWANCE =
      new Allowances.Names("ChargeIndicator/Indicator", "ActualAmount", "Reason");

  @Override
  public Optional<InvoiceHead> head(Source source, Terms terms) throws IOException {
    try (XmlCursor cursor = XmlCursor.open(source, NAMESPACES)) {
      Kept kept = new Kept(cursor, source.limits());
      cursor.children(name -> group(cursor, name, kept));
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
          group -> {
            if (group.equals("SupplyChainTradeTransaction")) {
              cursor.children(name -> line(cursor, name, currency, terms, positions));
            } else {
              cursor.skip();
            }
          });
    }
  }

  /** The groups have no part of the same name, so their parts can lie side by side. */
  private static void group(XmlCursor cursor, String name, Kept kept) throws IOException {
    if (GROUPS.contains(name)) {
      cursor.children(part -> group(cursor, part, kept));
    } else if (KEPT.contains(name)) {
      kept.add(cursor.node());
    } else {
      cursor.skip();
    }
  }

  private static void line(
      XmlCursor cursor,
      String name,
      String currency,
      Terms terms,
      Consumer<InvoicePosition> positions)
      throws IOException {
    if (name.equals(LINE)) {
      position(cursor.node(), currency, terms).ifPresent(positions);
    } else {
      cursor.skip();
    }
  }

  private static Optional<InvoiceHead> head(XmlNode root, Terms terms) {
    Optional<String> number = terms.required(root, "ID", "BT-1");
    Optional<String> currency = terms.currency(root, "InvoiceCurrencyCode");
    if (number.isEmpty() || currency.isEmpty()) {
      return Optional.empty();
    }
    return invoice(root, currency.get(), terms)
        .map(
            found ->
                new InvoiceHead(
                    number.get(),
                    currency.get(),
                    period(root, terms),
                    found,
                    Allowances.of(
                        root.all("SpecifiedTradeAllowanceCharge"),
                        ALLOWANCE,
                        currency.get(),
                        terms)));
  }

  private static Optional<Invoice> invoice(XmlNode root, String currency, Terms terms) {
    Optional<String> type = terms.required(root, "TypeCode", "BT-3");
    Optional<String> issueText = terms.required(root, "IssueDateTime/DateTimeString", "BT-2");
    Optional<LocalDate> issued =
        issueText.flatMap(
            text -> terms.date(root, "IssueDateTime/DateTimeString", Dates::compact, "BT-2"));
    Optional<Totals> totals =
        DocumentTotals.of(root, TOTALS, currency, terms, sums -> tax(sums, currency, terms));
    if (type.isEmpty() || issued.isEmpty() || totals.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Invoice(
            type.get(),
            issued.get(),
            due(root, terms).orElse(null),
            party(root, "SellerTradeParty", "BT-27", terms),
            party(root, "BuyerTradeParty", "BT-44", terms),
            root.text("PaymentReference"),
            root.text("BuyerOrderReferencedDocument/IssuerAssignedID"),
            VatBreakdowns.of(root.all("ApplicableTradeTax"), VAT, currency, terms),
            totals.get()));
  }

  /** An extended profile may have several terms of payment; the first date counts. */
  private static Optional<LocalDate> due(XmlNode root, Terms terms) {
    return root.all("SpecifiedTradePaymentTerms").stream()
        .flatMap(
            each ->
                terms.date(each, "DueDateDateTime/DateTimeString", Dates::compact, "BT-9").stream())
        .findFirst();
  }

  private static Party party(XmlNode root, String path, String term, Terms terms) {
    Optional<XmlNode> party = terms.only(root, path);
    if (party.isEmpty()) {
      terms.faults().add(root.place(), term, "", path + " is missing; ask the seller");
      return new Party("", "");
    }
    XmlNode found = party.get();
    String name = terms.required(found, "Name", term).orElse("");
    String vatId =
        found.all("SpecifiedTaxRegistration/ID").stream()
            .filter(id -> id.attribute("schemeID").equals("VA"))
            .map(XmlNode::text)
            .findFirst()
            .orElse("");
    return new Party(name, vatId);
  }

  private static @Nullable Period period(XmlNode root, Terms terms) {
    String path = "BillingSpecifiedPeriod/";
    return Periods.of(
            root,
            terms.date(root, path + "StartDateTime/DateTimeString", Dates::compact, "BT-73"),
            terms.date(root, path + "EndDateTime/DateTimeString", Dates::compact, "BT-74"),
            terms)
        .orElse(null);
  }

  /** A second sum is in the currency of the tax office (BT-111). */
  private static Optional<Money> tax(XmlNode sums, String currency, Terms terms) {
    return sums.all("TaxTotalAmount").stream()
        .filter(
            amount ->
                amount.attribute("currencyID").isEmpty()
                    || amount.attribute("currencyID").equals(currency))
        .findFirst()
        .flatMap(amount -> terms.amount(amount, currency, "BT-110"));
  }

  private static Optional<InvoicePosition> position(XmlNode line, String currency, Terms terms) {
    String settlement = "SpecifiedLineTradeSettlement/";
    Optional<Money> net =
        terms.amount(
            line,
            settlement + "SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount",
            currency,
            "BT-131");
    List<Reference> references = new ArrayList<>();
    Terms.reference(line, "AssociatedDocumentLineDocument/LineID", Role.LINE_NUMBER, references);
    Terms.reference(
        line,
        settlement + "AdditionalReferencedDocument/IssuerAssignedID",
        Role.OBJECT_ID,
        references);
    Terms.reference(
        line,
        "SpecifiedLineTradeAgreement/BuyerOrderReferencedDocument/LineID",
        Role.OTHER,
        references);
    Terms.reference(line, "SpecifiedTradeProduct/SellerAssignedID", Role.ITEM_ID, references);
    Optional<LocalDate> end =
        terms.date(
            line,
            settlement + "BillingSpecifiedPeriod/EndDateTime/DateTimeString",
            Dates::compact,
            "BT-135");
    return net.map(
        amount ->
            new InvoicePosition(
                line.place(),
                amount,
                end.orElse(null),
                references,
                line.text("SpecifiedTradeProduct/Name")));
  }
}
