package io.loopledger.statements.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.Inbox;
import io.loopledger.statements.StatementFiles;
import io.loopledger.statements.model.Amounts;
import io.loopledger.statements.model.DeclaredTotal;
import io.loopledger.statements.model.Heading;
import io.loopledger.statements.model.LineKind;
import io.loopledger.statements.model.Period;
import io.loopledger.statements.model.Reference;
import io.loopledger.statements.model.Role;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.model.StatementKind;
import io.loopledger.statements.model.StatementLine;
import io.loopledger.statements.source.Limits;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Golden files, read by hand. */
class CsvStatementsTest {
  private static final String CARRIER =
      """
      invoice_number,invoice_date,position,service,date,tracking_number,text,currency,net,vat,gross
      INV-1,2026-11-05,1,RETURN LABEL,2026-10-01,T-1,,EUR,3.99,0.76,4.75
      INV-1,2026-11-05,2,LABEL CREDIT,2026-10-31,T-2,,EUR,-1.50,0.00,-1.50
      INV-1,2026-11-05,3,SURCHARGE,2026-10-31,,toll and energy,EUR,0.41,0.08,0.49
      """;

  @TempDir private Path folder = Path.of("");
  private Inbox inbox = new Inbox(StatementFiles.builtIn(), folder);

  @BeforeEach
  void open() {
    CsvMapping erp = MappingParser.parse("erp.yaml", Inbox.resource("csv/erp.yaml"));
    inbox = new Inbox(StatementFiles.with(List.of(erp), Limits.DEFAULT), folder);
  }

  @Test
  void adyensSettlementDetails() {
    Inbox.Taken taken = inbox.take(Inbox.resource("csv/adyen.csv"));

    assertThat(taken.verdict().format()).isEqualTo("adyen-settlement-detail");
    Statement batch = taken.verdict().statements().getFirst();
    assertThat(batch.heading())
        .isEqualTo(
            new Heading(
                StatementKind.SETTLEMENT, "adyen-settlement-detail", "Adyen", "41", "LoopShop"));
    assertThat(batch.currency()).isEqualTo("EUR");
    assertThat(batch.period())
        .isEqualTo(new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 5)));
    // 129.20 + 56.90 - 49.90 - 27.50 - 3.70 - 105.00
    assertThat(batch.sums()).isEqualTo(Map.of("EUR", eur("0.00")));
    assertThat(taken.lines())
        .extracting(StatementLine::kind, StatementLine::type, StatementLine::amounts)
        .containsExactly(
            tuple(
                LineKind.PAYMENT,
                "Settled",
                new Amounts(eur("129.20"), eur("129.80"), eur("0.60"), null, eur("129.20"))),
            tuple(
                LineKind.PAYMENT,
                "Settled",
                new Amounts(
                    eur("56.90"), Money.of("50.00", "GBP"), eur("0.60"), null, eur("56.90"))),
            tuple(
                LineKind.REFUND,
                "Refunded",
                new Amounts(eur("-49.90"), eur("-49.90"), eur("0"), null, eur("-49.90"))),
            tuple(
                LineKind.CHARGEBACK,
                "Chargeback",
                new Amounts(eur("-27.50"), eur("-20.00"), eur("7.50"), null, eur("-27.50"))),
            tuple(
                LineKind.FEE, "Fee", new Amounts(eur("-3.70"), null, eur("0"), null, eur("-3.70"))),
            tuple(
                LineKind.PAYOUT,
                "MerchantPayout",
                new Amounts(eur("-105.00"), null, eur("0"), null, eur("-105.00"))));
    assertThat(taken.lines().get(2).references())
        .containsExactlyInAnyOrder(
            new Reference(Role.PAYMENT_ID, "QFQTPCQ8HXSKGK82"),
            new Reference(Role.MERCHANT_REFERENCE, "ORD-1"),
            new Reference(Role.MODIFICATION_ID, "LQWDDLKTSV2GGS84"),
            new Reference(Role.OTHER, "ORD-1-RF1"),
            new Reference(Role.SETTLEMENT_ID, "41"));
  }

  @Test
  void twoAccountsMayHaveABatchOfTheSameNumber() {
    String two =
        Inbox.resource("csv/adyen.csv").replaceFirst("LoopShop(,[^,]*,ORD-1)", "OtherShop$1");

    assertThat(inbox.take(two).verdict().statements())
        .extracting(
            batch -> batch.heading().account(),
            batch -> batch.heading().reference(),
            Statement::sums)
        .containsExactly(
            tuple("OtherShop", "41", Map.of("EUR", eur("129.20"))),
            tuple("LoopShop", "41", Map.of("EUR", eur("-129.20"))));
  }

  @Test
  void stripesPayoutReconciliation() {
    Inbox.Taken taken = inbox.take(Inbox.resource("csv/stripe.csv"));

    assertThat(taken.verdict().format()).isEqualTo("stripe-payout-reconciliation");
    assertThat(taken.verdict().statements())
        .extracting(
            payout -> payout.heading().reference(),
            Statement::currency,
            Statement::lines,
            Statement::date,
            Statement::sums)
        .containsExactly(
            // 127.60 - 49.90 - 20.00
            tuple("po_1", "EUR", 3L, LocalDate.of(2026, 10, 5), Map.of("EUR", eur("57.70"))),
            tuple(
                "po_2",
                "JPY",
                1L,
                LocalDate.of(2026, 10, 6),
                Map.of("JPY", Money.of("1156", "JPY"))));
    assertThat(taken.lines())
        .extracting(
            line -> line.position().statement(),
            line -> line.position().entry(),
            line -> line.position().place(),
            StatementLine::kind,
            line -> line.amounts().total())
        .containsExactly(
            tuple(1, 1L, "line 2", LineKind.PAYMENT, eur("127.60")),
            tuple(1, 2L, "line 4", LineKind.REFUND, eur("-49.90")),
            tuple(2, 1L, "line 5", LineKind.PAYMENT, Money.of("1156", "JPY")),
            tuple(1, 3L, "line 6", LineKind.CHARGEBACK, eur("-20.00")));
    StatementLine charge = taken.lines().getFirst();
    assertThat(charge.text()).isEqualTo("Order ORD-1\ngift wrap");
    assertThat(charge.bookingDate()).isEqualTo(LocalDate.of(2026, 10, 1));
    assertThat(charge.valueDate()).isEqualTo(LocalDate.of(2026, 10, 5));
    assertThat(charge.references(Role.PAYMENT_ID)).containsExactly("pi_1");
  }

  @Test
  void aLedgerExportByAMappingOfOnesOwn() {
    byte[] bytes = Inbox.resource("csv/erp.csv").getBytes(Charset.forName("windows-1252"));

    Inbox.Taken taken = inbox.take(bytes);

    assertThat(taken.verdict().statements())
        .extracting(
            Statement::number,
            account -> account.heading().account(),
            Statement::opening,
            Statement::closing)
        .containsExactly(
            tuple(1, "1360", eur("200.00"), eur("1400.00")),
            tuple(2, "1361", eur("1000.00"), eur("-999000.00")));
    assertThat(taken.verdict().statements().getFirst().declared())
        .containsExactly(
            new DeclaredTotal("net", new BigDecimal("-998800.000000")),
            new DeclaredTotal("count", new BigDecimal("3")));
    assertThat(taken.lines())
        .extracting(
            line -> line.amounts().total(),
            StatementLine::bookingDate,
            StatementLine::valueDate,
            StatementLine::text)
        .containsExactly(
            tuple(
                eur("1234.50"),
                LocalDate.of(2026, 10, 1),
                LocalDate.of(2026, 9, 30),
                "Erlöse \"Oktober\""),
            tuple(eur("-34.50"), LocalDate.of(2026, 10, 2), null, "Gutschrift"),
            tuple(
                eur("-1000000.00"),
                LocalDate.of(2026, 10, 31),
                LocalDate.of(2026, 10, 31),
                "Größe"));
  }

  @Test
  void aCarriersInvoiceAsTheSimulatorWritesIt() {
    Inbox.Taken taken = inbox.take(CARRIER);

    Statement invoice = taken.verdict().statements().getFirst();
    assertThat(invoice.heading())
        .isEqualTo(new Heading(StatementKind.INVOICE, "carrier", "carrier", "INV-1", ""));
    assertThat(invoice.date()).isEqualTo(LocalDate.of(2026, 11, 5));
    assertThat(invoice.sums()).isEqualTo(Map.of("EUR", eur("3.74")));
    assertThat(taken.lines().getFirst())
        .isEqualTo(
            new StatementLine(
                taken.lines().getFirst().position(),
                LineKind.SERVICE,
                "RETURN LABEL",
                LocalDate.of(2026, 10, 1),
                null,
                new Amounts(eur("4.75"), eur("4.75"), null, eur("0.76"), eur("3.99")),
                taken.lines().getFirst().references(),
                "",
                ""));
    assertThat(taken.lines().getFirst().references())
        .containsExactlyInAnyOrder(
            new Reference(Role.TRACKING_NUMBER, "T-1"),
            new Reference(Role.INVOICE_NUMBER, "INV-1"));
  }

  @Test
  void marksLineBreaksAndQuotesOfEveryKindReadTheSame() {
    List<StatementLine> plain = inbox.take(CARRIER).lines();

    assertThat(inbox.take("\uFEFF" + CARRIER).lines()).isEqualTo(plain);
    assertThat(inbox.take(CARRIER.replace("\n", "\r\n")).lines()).isEqualTo(plain);
    assertThat(inbox.take(CARRIER.replace("toll and energy", "\"toll and energy\"")).lines())
        .isEqualTo(plain);
    assertThat(inbox.take(CARRIER + "\n").lines()).isEqualTo(plain);
    assertThat(
            inbox
                .take(CARRIER.replace("toll and energy", "\"toll\nand \"\"energy\"\"\""))
                .lines()
                .get(2)
                .text())
        .isEqualTo("toll\nand \"energy\"");
  }

  private static Money eur(String amount) {
    return Money.of(amount, "EUR");
  }
}
