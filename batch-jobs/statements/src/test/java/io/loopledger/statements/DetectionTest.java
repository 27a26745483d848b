package io.loopledger.statements;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.statements.csv.MappingParser;
import io.loopledger.statements.source.Limits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionTest {
  @TempDir private Path folder = Path.of("");
  private Inbox inbox = new Inbox(StatementFiles.builtIn(), folder);

  @BeforeEach
  void open() {
    inbox = new Inbox(StatementFiles.builtIn(), folder);
  }

  @Test
  void theContentTellsTheFormatNotTheName() {
    assertThat(inbox.take(Inbox.resource("camt/two-days.camt053.xml")).verdict().format())
        .isEqualTo("camt.053.001.08");
    assertThat(inbox.take(Inbox.resource("csv/adyen.csv")).verdict().format())
        .isEqualTo("adyen-settlement-detail");
  }

  @Test
  void xmlWithMarksAndInUtf16() {
    String golden = Inbox.resource("camt/two-days.camt053.xml");

    assertThat(inbox.take("\uFEFF" + golden).lines()).hasSize(7);
    assertThat(
            inbox
                .take(
                    golden
                        .replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"")
                        .getBytes(StandardCharsets.UTF_16))
                .lines())
        .hasSize(7);
  }

  @Test
  void anUnknownRootSaysWhatWasLookedFor() {
    assertThat(inbox.refuse("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\"/>"))
        .containsExactly(
            "file, Document 'urn:iso:std:iso:20022:tech:xsd:camt.054.001.08': no known format has"
                + " this root element; looked for camt.053.001.01 to .13, and invoices of EN 16931"
                + " as UBL 2.1 (Invoice, CreditNote) and as UN/CEFACT CII (CrossIndustryInvoice)");
    assertThat(inbox.refuse("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.14\"/>"))
        .hasSize(1);
    assertThat(inbox.refuse("<Document/>")).hasSize(1);
  }

  @Test
  void archivesAreNamed() {
    assertThat(inbox.refuse("PK\u0003\u0004abc"))
        .containsExactly(
            "file: a ZIP archive or workbook; deliver the file in it, or save it as CSV");
  }

  @Test
  void anythingElseIsTriedAsCsv() {
    assertThat(inbox.refuse(new byte[] {1, 2, 3, (byte) 0xff}))
        .singleElement()
        .asString()
        .startsWith("line 1: no mapping knows this header; looked for ");
  }

  @Test
  void twoMappingsThatBothFit() {
    String mapping = Inbox.resource("io/loopledger/statements/mappings/payments.yaml");
    StatementFiles files =
        StatementFiles.with(
            List.of(MappingParser.parse("mine", mapping.replace("name: payments", "name: mine"))),
            Limits.DEFAULT);

    assertThat(
            new Inbox(files, folder)
                .refuse(
                    "settlement_id,settlement_date,type,date,payment_id,merchant_reference,currency,"
                        + "gross,fee,net\n"))
        .containsExactly(
            "line 1: several mappings fit: payments, mine. Make them differ in a column, or remove"
                + " one");
  }
}
