package io.loopledger.statements.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.Inbox;
import io.loopledger.statements.StatementFiles;
import io.loopledger.statements.model.Heading;
import io.loopledger.statements.model.Invoice;
import io.loopledger.statements.model.Invoice.Party;
import io.loopledger.statements.model.Invoice.Totals;
import io.loopledger.statements.model.Invoice.VatBreakdown;
import io.loopledger.statements.model.LineKind;
import io.loopledger.statements.model.Period;
import io.loopledger.statements.model.Reference;
import io.loopledger.statements.model.Role;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.model.StatementKind;
import io.loopledger.statements.model.StatementLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One invoice in its syntaxes, and each fault once. */
class InvoiceReaderTest {
  private static final String UBL = Inbox.resource("invoice/xrechnung.ubl.xml");
  private static final String CII = Inbox.resource("invoice/factur-x.cii.xml");

  @TempDir private Path folder = Path.of("");
  private Inbox inbox = new Inbox(StatementFiles.builtIn(), folder);

  @BeforeEach
  void open() {
    inbox = new Inbox(StatementFiles.builtIn(), folder);
  }

  @Test
  void xrechnungInUbl() {
    assertGolden(inbox.take(UBL), "en16931-ubl");
  }

  @Test
  void xrechnungInCii() {
    assertGolden(inbox.take(CII), "en16931-cii");
  }

  @Test
  void facturXInPdf() throws IOException {
    for (String name : List.of("factur-x.xml", "ZUGFeRD-invoice.xml", "xrechnung.xml")) {
      assertGolden(inbox.take(Pdfs.with(Map.of(name, CII, "terms.txt", "x"))), "en16931-cii-pdf");
    }
    assertGolden(inbox.take(Pdfs.with(Map.of("xrechnung.xml", UBL))), "en16931-ubl-pdf");
  }

  @Test
  void aCreditNoteLowersWhatIsOwed() {
    Inbox.Taken taken = inbox.take(CII.replace("<ram:TypeCode>380", "<ram:TypeCode>381"));

    assertThat(taken.verdict().statements().getFirst().sums())
        .isEqualTo(Map.of("EUR", eur("-142.09")));
    assertThat(taken.lines())
        .extracting(line -> line.amounts().total())
        .containsExactly(
            eur("-100.00"), eur("-27.14"), eur("10.00"), eur("-5.00"), eur("-18.05"), eur("-1.90"));
    String creditNote =
        UBL.replace("xsd:Invoice-2", "xsd:CreditNote-2")
            .replace("ubl:Invoice", "ubl:CreditNote")
            .replace("InvoiceTypeCode>380", "CreditNoteTypeCode>381")
            .replace("</cbc:InvoiceTypeCode", "</cbc:CreditNoteTypeCode")
            .replace("cac:InvoiceLine", "cac:CreditNoteLine")
            .replaceFirst("<cbc:DueDate>.*?</cbc:DueDate>", "");
    assertThat(inbox.take(creditNote).verdict().statements().getFirst().sums())
        .isEqualTo(Map.of("EUR", eur("-142.09")));
  }

  @Test
  void eachRuleOfTheTotals() {
    assertRule(
        "LineExtensionAmount currencyID=\"EUR\">127.14",
        "127.15",
        "file, BT-106 '127.15 EUR': BR-CO-10: the lines sum to 127.14 EUR");
    assertRule(
        "AllowanceTotalAmount currencyID=\"EUR\">10.00",
        "10.01",
        "file, BT-107 '10.01 EUR': BR-CO-11: the allowances sum to 10 EUR");
    assertRule(
        "ChargeTotalAmount currencyID=\"EUR\">5.00",
        "5.01",
        "file, BT-108 '5.01 EUR': BR-CO-12: the charges sum to 5 EUR");
    assertRule(
        "TaxExclusiveAmount currencyID=\"EUR\">122.14",
        "122.15",
        "file, BT-109 '122.15 EUR': BR-CO-13: lines less allowances plus charges make 122.14 EUR");
    assertRule(
        "TaxAmount currencyID=\"EUR\">19.95",
        "19.96",
        "file, BT-110 '19.96 EUR': BR-CO-14: the VAT breakdown sums to 19.95 EUR");
    assertRule(
        "TaxInclusiveAmount currencyID=\"EUR\">142.09",
        "142.10",
        "file, BT-112 '142.1 EUR': BR-CO-15: the total without VAT plus VAT makes 142.09 EUR");
    assertRule(
        "PayableAmount currencyID=\"EUR\">100.10",
        "100.09",
        "file, BT-115 '100.09 EUR': BR-CO-16: the total less what was paid plus rounding makes 100.1 EUR");
  }

  @Test
  void whatIsMissingOrWrong() {
    assertThat(inbox.refuse(UBL.replaceFirst("(?s)<cac:InvoiceLine>.*</cac:InvoiceLine>", "")))
        .anySatisfy(
            fault ->
                assertThat(fault)
                    .startsWith(
                        "file, BG-25: the invoice has no line, as in the profiles MINIMUM and BASIC WL"));
    assertFault(
        UBL,
        "<cbc:ID>RE-2026-17</cbc:ID>",
        "",
        "BT-1: ID is missing; ask the seller for a corrected invoice");
    assertFault(
        UBL,
        "<cbc:DocumentCurrencyCode>EUR",
        "<cbc:DocumentCurrencyCode>EURO",
        "BT-5 'EURO': not a currency of ISO 4217, such as EUR; ask the seller for a corrected invoice");
    assertFault(
        UBL,
        "2026-11-05",
        "05.11.2026",
        "BT-2 '05.11.2026': not a date of this format; ask the seller for a corrected invoice");
    assertFault(
        UBL,
        "<cbc:IssueDate>2026-11-05</cbc:IssueDate>",
        "",
        "BT-2: IssueDate is missing; ask the seller");
    assertFault(
        UBL,
        "currencyID=\"EUR\">27.14</cbc:LineExt",
        "currencyID=\"USD\">27.14</cbc:LineExt",
        "BT-131 'USD': the invoice is in EUR; ask the seller for a corrected invoice");
    assertFault(
        UBL,
        ">27.14</cbc:LineExt",
        ">27.141</cbc:LineExt",
        "BT-131 '27.141': EUR has 2 decimals, this amount has more; ask the sender for a corrected file");
    assertFault(
        UBL,
        "<cbc:ID>RE-2026-17</cbc:ID>",
        "<cbc:ID>RE-2026-17</cbc:ID><cbc:ID>B</cbc:ID>",
        "ID: stands here 2 times; ask the seller for a corrected invoice");
    assertFault(
        UBL,
        "<cbc:EndDate>2026-10-31",
        "<cbc:EndDate>2026-09-30",
        "BT-74 '2026-09-30': the period ends before it begins on 2026-10-01");
    assertFault(
        UBL,
        "ChargeIndicator>false",
        "ChargeIndicator>no",
        "ChargeIndicator 'no': must be true or false");
    assertFault(
        CII,
        "<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>",
        "",
        "BT-5: InvoiceCurrencyCode is missing; ask the seller for a corrected invoice");
    assertFault(
        CII,
        "<ram:GrandTotalAmount>142.09</ram:GrandTotalAmount>",
        "",
        "BT-112: GrandTotalAmount is missing; ask the seller for a corrected invoice");
    assertFault(
        CII,
        "20261105",
        "2026-11-05",
        "BT-2 '2026-11-05': not a date of this format; ask the seller for a corrected invoice");
    assertFault(
        CII,
        "<ram:Name>Fix It GmbH</ram:Name>",
        "",
        "BT-27: Name is missing; ask the seller for a corrected invoice");
  }

  @Test
  void pdfsWithoutAnInvoice() throws IOException {
    assertThat(inbox.refuse(Pdfs.with(Map.of("terms.txt", "x"))))
        .containsExactly(
            "file: the PDF has 0 attachments named factur-x.xml, zugferd-invoice.xml or"
                + " xrechnung.xml (of [terms.txt]); it needs exactly one, ask the seller for it");
    assertThat(inbox.refuse(Pdfs.with(Map.of("factur-x.xml", CII, "xrechnung.xml", CII))))
        .containsExactly(
            "file: the PDF has 2 attachments named factur-x.xml, zugferd-invoice.xml or"
                + " xrechnung.xml (of [factur-x.xml, xrechnung.xml]); it needs exactly one, ask the"
                + " seller for it");
    assertThat(
            inbox.refuse(
                Pdfs.with(
                    Map.of("ZUGFeRD-invoice.xml", "<CrossIndustryDocument xmlns=\"urn:ferd\"/>"))))
        .containsExactly(
            "file, CrossIndustryDocument 'urn:ferd': the XML in the PDF is no invoice of EN 16931"
                + " (ZUGFeRD 1 is not one); ask the seller for ZUGFeRD 2 or Factur-X");
    byte[] whole = Pdfs.with(Map.of("factur-x.xml", CII));
    assertThat(inbox.refuse(Arrays.copyOf(whole, 200)))
        .singleElement()
        .asString()
        .startsWith("file: ");
    assertThat(inbox.refuse(Pdfs.with(Map.of("factur-x.xml", "<!DOCTYPE x>" + "<a/>"))))
        .singleElement()
        .asString()
        .contains("document type definition");
  }

  private static void assertGolden(Inbox.Taken taken, String format) {
    Statement statement = taken.verdict().statements().getFirst();
    assertThat(statement.heading())
        .isEqualTo(
            new Heading(
                StatementKind.INVOICE, format, "Fix It GmbH", "RE-2026-17", "Loop Brand SE"));
    assertThat(statement.currency()).isEqualTo("EUR");
    assertThat(statement.date()).isEqualTo(LocalDate.of(2026, 11, 5));
    assertThat(statement.period())
        .isEqualTo(new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31)));
    assertThat(statement.sums()).isEqualTo(Map.of("EUR", eur("142.09")));
    assertThat(statement.invoice())
        .isEqualTo(
            new Invoice(
                "380",
                LocalDate.of(2026, 11, 5),
                LocalDate.of(2026, 12, 5),
                new Party("Fix It GmbH", "DE123456789"),
                new Party("Loop Brand SE", ""),
                "RF18539007547034",
                "PO-9",
                List.of(
                    new VatBreakdown("S", new BigDecimal("19"), eur("95.00"), eur("18.05")),
                    new VatBreakdown("S", new BigDecimal("7.0"), eur("27.14"), eur("1.90"))),
                new Totals(
                    eur("127.14"),
                    eur("10.00"),
                    eur("5.00"),
                    eur("122.14"),
                    eur("19.95"),
                    eur("142.09"),
                    eur("42.00"),
                    eur("0.01"),
                    eur("100.10"))));
    assertThat(taken.lines())
        .extracting(
            StatementLine::kind,
            StatementLine::type,
            line -> line.amounts().total(),
            StatementLine::text)
        .containsExactly(
            tuple(LineKind.SERVICE, "line", eur("100.00"), "Repair"),
            tuple(LineKind.SERVICE, "line", eur("27.14"), "Manual"),
            tuple(LineKind.ALLOWANCE, "allowance", eur("-10.00"), "Loyalty"),
            tuple(LineKind.CHARGE, "charge", eur("5.00"), "Freight"),
            tuple(LineKind.TAX, "VAT S 19", eur("18.05"), ""),
            tuple(LineKind.TAX, "VAT S 7", eur("1.90"), ""));
    assertThat(taken.lines().getFirst().valueDate()).isEqualTo(LocalDate.of(2026, 10, 15));
    assertThat(taken.lines().getFirst().references())
        .containsExactlyInAnyOrder(
            new Reference(Role.LINE_NUMBER, "1"),
            new Reference(Role.OBJECT_ID, "U-000001"),
            new Reference(Role.ITEM_ID, "REP"),
            new Reference(Role.INVOICE_NUMBER, "RE-2026-17"),
            new Reference(Role.CREDITOR_REFERENCE, "RF18539007547034"),
            new Reference(Role.ORDER_ID, "PO-9"));
  }

  private void assertRule(String change, String to, String expected) {
    int amount = change.lastIndexOf('>') + 1;
    assertFault(
        UBL,
        change,
        change.substring(0, amount) + to,
        expected + "; ask the seller for a corrected invoice");
  }

  private void assertFault(String document, String change, String to, String expected) {
    assertThat(document).contains(change);
    int at = document.indexOf(change);
    String changed = document.substring(0, at) + to + document.substring(at + change.length());
    assertThat(inbox.refuse(changed)).anySatisfy(fault -> assertThat(fault).endsWith(expected));
  }

  private static Money eur(String amount) {
    return Money.of(amount, "EUR");
  }
}
