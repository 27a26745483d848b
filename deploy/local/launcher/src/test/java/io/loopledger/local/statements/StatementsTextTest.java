package io.loopledger.local.statements;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.inbox.BrandReader;
import io.loopledger.inbox.Checked;
import io.loopledger.inbox.TakeResult;
import io.loopledger.inbox.issuer.Hint;
import io.loopledger.schemas.finance.SettlementLine;
import io.loopledger.schemas.finance.StatementFile;
import io.loopledger.schemas.finance.StatementTotal;
import io.loopledger.statements.model.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementsTextTest {
  private static final String SETTLEMENT =
      """
      settlement_id,settlement_date,type,date,payment_id,merchant_reference,currency,gross,fee,net
      S-1,2026-10-04,PAYMENT,2026-10-01,P-1,O-1,EUR,100.00,1.50,98.50
      S-1,2026-10-04,REFUND,2026-10-02,P-2,O-2,EUR,-20.00,0.00,-20.00
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void aFileIsSaidWithItsStatementsAndTotals() throws IOException {
    assertThat(checked(SETTLEMENT))
        .containsExactly(
            "f.csv: payments, 1 statement, 2 lines; nothing is wrong with it",
            "  S-1  payment payment-service  2 lines  78.50 EUR");
  }

  @Test
  void aWrongOneWithItsFaults() throws IOException {
    assertThat(checked(SETTLEMENT.replace("98.50", "98.60")))
        .containsExactly(
            "f.csv: payments; refused, 1 fault",
            "    line 2, net = gross - fee 'net 98.6 EUR, gross 100 EUR, fee 1.5 EUR': does not hold;"
                + " ask the sender for a corrected file");
  }

  @Test
  void oneOfAnUnknownSenderWithTheFix() throws IOException {
    String invoice =
        """
        invoice_number,invoice_date,position,service,date,job,note,currency,net,vat,gross
        17,2026-10-31,1,REPAIR,2026-10-07,QR-7,screen,EUR,50.00,9.50,59.50
        """;

    assertThat(checked(invoice))
        .startsWith(
            "f.csv: partner, 1 statement, 1 line; nothing is wrong with it",
            "  17  invoice  1 line  59.50 EUR",
            "  The inbox would refuse it:")
        .last()
        .asString()
        .contains("nobody says whether this is a carrier's or a partner's");
  }

  @Test
  void whatARunCameTo() {
    TakeResult result = new TakeResult(List.of(taken(), refused()), List.of());

    assertThat(StatementsText.result(result))
        .containsExactly(
            "1 file taken with 2 lines, 1 refused, 0 taken before",
            "  payment EUR  78.50",
            "Refused inbox/demo/w.csv: wrong (and 2 more). See quarantine/w.csv.report.txt");
  }

  @Test
  void theListIsNewestFirst() {
    assertThat(StatementsText.list(List.of(taken(), refused()), 20))
        .containsExactly(
            "WHEN                  BRAND  FILE   VERDICT  FORMAT    LINES  TOTAL",
            "2026-11-27T02:30:00Z  demo   w.csv  refused  -             0  wrong",
            "2026-11-26T02:30:00Z  demo   p.csv  taken    payments      2  payment 78.50 EUR");
    assertThat(StatementsText.list(List.of(taken(), refused()), 1))
        .hasSize(3)
        .last()
        .isEqualTo("and 1 more; see --last");
    assertThat(StatementsText.list(List.of(), 20).getFirst()).startsWith("No file was taken");
  }

  private List<String> checked(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("f.csv"), text, StandardCharsets.UTF_8);
    BrandReader reader = BrandReader.builtIn();
    Verdict verdict = reader.files().check(file);
    return StatementsText.checked(
        "f.csv", verdict, Checked.of(verdict, reader.issuers(), Hint.NONE));
  }

  private static StatementFile taken() {
    return new StatementFile(
        "1",
        "night-1",
        new SettlementLine.Owner("group", "demo"),
        StatementFile.Verdict.TAKEN,
        new StatementFile.Content("h", "h", "p.csv", 10),
        "payments",
        1,
        2,
        List.of(new StatementTotal("PAYMENT", "EUR", 2, 78_500_000)),
        0,
        null,
        Instant.parse("2026-11-26T02:30:00Z"));
  }

  private static StatementFile refused() {
    return new StatementFile(
        "2",
        "night-2",
        new SettlementLine.Owner("group", "demo"),
        StatementFile.Verdict.REFUSED,
        new StatementFile.Content("i", "i", "w.csv", 10),
        null,
        0,
        0,
        List.of(),
        3,
        "wrong",
        Instant.parse("2026-11-27T02:30:00Z"));
  }
}
