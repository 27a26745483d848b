package io.loopledger.statements.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.statements.Inbox;
import io.loopledger.statements.StatementFiles;
import io.loopledger.statements.source.Limits;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault once. */
class CsvFaultsTest {
  private static final String HEADER =
      "settlement_id,settlement_date,type,date,payment_id,merchant_reference,currency,gross,fee,net\n";
  private static final String ROW =
      "PO-1,2026-10-05,PAYMENT,2026-10-01,PAY-1,ORD-1,EUR,100.00,1.50,98.50\n";
  private static final String INVOICE =
      "invoice_number,invoice_date,position,service,date,job,note,currency,net,vat,gross\n"
          + "I-1,2026-11-05,1,REPAIR,2026-10-01,J-1,,EUR,10.00,1.90,11.90\n";
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @TempDir private Path folder = Path.of("");
  private Inbox inbox = new Inbox(StatementFiles.builtIn(), folder);

  @BeforeEach
  void open() {
    CsvMapping erp = MappingParser.parse("erp.yaml", Inbox.resource("csv/erp.yaml"));
    inbox = new Inbox(StatementFiles.with(List.of(erp), Limits.DEFAULT), folder);
  }

  @Test
  void columns() {
    assertThat(inbox.refuse(HEADER.replace("net\n", "net,net\n") + ROW))
        .containsExactly("line 1, net: the column stands here twice; keep one");
    assertThat(inbox.refuse(HEADER.replace("net\n", "net,vat\n") + ROW))
        .containsExactly(
            "line 1, vat: mapping 'payments' does not know this column; name it there, or under"
                + " 'ignored'");
    assertThat(inbox.refuse(HEADER.replace("fee", "fees") + ROW).getFirst())
        .startsWith(
            "line 1: no mapping knows this header; looked for payments (no column fee);"
                + " marketplace (no column amount, order_id); ")
        .contains(
            "partner (no column invoice_number, service, invoice_date and more)",
            "adyen-settlement-detail (no column Batch Number, Type, Net Currency and more)")
        .endsWith("Write a mapping for it");
  }

  @Test
  void cells() {
    assertThat(inbox.refuse(HEADER + ROW.replace(",98.50", "")))
        .containsExactly(
            "line 2: has 9 cells, the header has 10; the file is cut off or a cell needs quotes");
    assertThat(inbox.refuse(HEADER + ROW.replace("PAY-1", "P\0")))
        .containsExactly("line 2: holds the character U+0000; remove it");
    assertOne(
        "PAYMENT",
        "BONUS",
        "type 'BONUS': mapping 'payments' does not know this type; say under 'types' what it is");
    assertOne(
        ",2026-10-01,", ",01.10.2026,", "date '01.10.2026': not a date of the form yyyy-MM-dd");
    assertOne(
        ",2026-10-01,", ",2026-02-29,", "date '2026-02-29': not a date of the form yyyy-MM-dd");
    assertOne(",2026-10-01,", ",,", "date: not a date of the form yyyy-MM-dd");
    assertOne("PO-1,", ",", "reference: the row does not say to which statement it belongs");
    assertOne(",98.50", ",", "net: the net is empty; ask the sender for a complete file");
    assertOne(
        ",1.50,",
        ",\"1,50\",",
        "fee '1,50': not a number of the form 1234.50; ask the sender for a corrected file");
    assertOne(
        ",1.50,",
        ",1.505,",
        "fee '1.505': EUR has 2 decimals, this amount has more; ask the sender for a corrected file");
    assertOne(
        "EUR", "eur", "gross 'eur': not a currency of ISO 4217 with capital letters, such as EUR");
    assertOne(
        ",98.50",
        ",98.49",
        "net = gross - fee 'net 98.49 EUR, gross 100 EUR, fee 1.5 EUR': does not hold; ask the sender for a corrected file");
  }

  @Test
  void rowsOfOneStatementThatDisagree() {
    assertThat(inbox.refuse(HEADER + ROW + ROW.replace("2026-10-05", "2026-10-06")))
        .containsExactly(
            "line 3 'PO-1': the row names another issuer or date than line 2 of the same"
                + " statement");
  }

  @Test
  void invoices() {
    assertThat(inbox.refuse(INVOICE.replace("11.90", "11.91")))
        .containsExactly(
            "line 2, gross = net + tax 'net 10 EUR, gross 11.91 EUR, tax 1.9 EUR': does not hold;"
                + " ask the sender for a corrected file");
    assertThat(
            inbox.refuse(INVOICE + "I-1,2026-11-05,3,REPAIR,2026-10-01,J-2,,EUR,1.00,0.00,1.00\n"))
        .containsExactly(
            "line 3, position '3': expected 2: positions count from 1 without a gap; ask the"
                + " sender for the whole file");
  }

  @Test
  void whatIsCutOff() {
    String cutOff =
        "file: the last line has no line break, so it may be cut off; ask the sender for the whole"
            + " file, or say 'last-line-break: optional' in the mapping";
    assertThat(inbox.refuse(HEADER + ROW.strip())).containsExactly(cutOff);
    assertThat(inbox.refuse(HEADER + ROW + "PO-1,2026-10-05,PAYMENT,2026"))
        .containsExactly(
            "line 3: has 4 cells, the header has 10; the file is cut off or a cell needs quotes",
            cutOff);
    assertThat(inbox.refuse(HEADER + ROW + "PO-1,\"2026").getFirst())
        .startsWith(
            "line 3 or later: not CSV: most likely a quote that is not closed, because the"
                + " file is cut off");
    assertThat(inbox.refuse(HEADER + "\n" + ROW))
        .containsExactly("line 2: an empty line stands between rows, something may be missing");
  }

  @Test
  void textsInAnotherCharacterSet() {
    assertThat(inbox.refuse((HEADER + ROW.replace("ORD-1", "Größe")).getBytes(WINDOWS)))
        .singleElement()
        .asString()
        .endsWith(
            "not text in UTF-8; save the file in it, or name its character set in the mapping");
    assertThat(inbox.refuse((HEADER + ROW).getBytes(StandardCharsets.UTF_16)))
        .singleElement()
        .asString()
        .startsWith("line 1: no mapping knows this header");
  }

  @Test
  void totalsAndBalances() {
    String erp = Inbox.resource("csv/erp.csv");
    assertThat(inbox.refuse(windows(erp.replace("998.800,00", "998.800,01"))))
        .containsExactly(
            "line 5, net '-998800.01 EUR': the rows sum to -998800 EUR; ask the sender for the"
                + " whole file");
    assertThat(inbox.refuse(windows(erp.replace(";3;;", ";4;;"))))
        .containsExactly(
            "line 5, Belegnr '4': the file has 3 rows before this one; ask the sender for the whole"
                + " file");
    assertThat(inbox.refuse(windows(erp.replaceFirst("SUMME.*\n", ""))))
        .containsExactly(
            "file, Konto 'SUMME': the file has no total row, so it may be cut off; ask the sender"
                + " for the whole file");
    assertThat(inbox.refuse(windows(erp + erp.lines().toList().get(1) + "\n")))
        .contains("line 6: stands behind the total row, which must be the last one");
    assertThat(inbox.refuse(windows(erp.replace("1.400,00", "1.401,00"))))
        .containsExactly(
            "line 3, balance '1401 EUR': 1434.5 EUR before and this line make 1400 EUR; ask the"
                + " sender for the whole file");
    assertThat(inbox.refuse(windows(erp.replace("34,50;H", "34,50;X"))).getFirst())
        .isEqualTo(
            "line 3, S/H 'X': says neither which amounts are positive (S) nor which are negative"
                + " (H)");
    assertThat(inbox.refuse(windows(erp.replace("1.234,50;S", "12.34,50;S"))).getFirst())
        .isEqualTo(
            "line 2, Umsatz '12.34,50': not a number of the form 1234.50; ask the sender for a"
                + " corrected file");
  }

  @Test
  void bothCreditAndDebit() {
    assertThat(
            inbox.refuse(
                Inbox.resource("csv/adyen.csv").replace("EUR,,129.20,", "EUR,1.00,129.20,")))
        .containsExactly(
            "line 2, Net Credit (NC), Net Debit (NC) '129.20 and 1.00': both credit and debit are"
                + " filled; only one can hold");
  }

  @Test
  void noRow() {
    assertThat(inbox.take(HEADER).verdict().statements()).isEmpty();
    assertThat(
            inbox.refuse(Inbox.resource("csv/stripe.csv").lines().findFirst().orElseThrow() + "\n"))
        .containsExactly(
            "file: the file has a header but no row; if that may be, say 'rows: optional' in the"
                + " mapping");
  }

  private void assertOne(String change, String to, String expected) {
    String row = ROW.replaceFirst(Pattern.quote(change), to);
    assertThat(row).isNotEqualTo(ROW);
    assertThat(inbox.refuse(HEADER + row)).first().isEqualTo("line 2, " + expected);
  }

  private static byte[] windows(String text) {
    return text.getBytes(WINDOWS);
  }
}
