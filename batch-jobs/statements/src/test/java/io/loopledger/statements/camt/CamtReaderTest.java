package io.loopledger.statements.camt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.Inbox;
import io.loopledger.statements.StatementFiles;
import io.loopledger.statements.model.DeclaredTotal;
import io.loopledger.statements.model.Heading;
import io.loopledger.statements.model.LineKind;
import io.loopledger.statements.model.Period;
import io.loopledger.statements.model.Reference;
import io.loopledger.statements.model.Role;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.model.StatementKind;
import io.loopledger.statements.model.StatementLine;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CamtReaderTest {
  private static final String GOLDEN = Inbox.resource("camt/two-days.camt053.xml");

  @TempDir private Path folder = Path.of("");
  private Inbox inbox = new Inbox(StatementFiles.builtIn(), folder);

  @BeforeEach
  void open() {
    inbox = new Inbox(StatementFiles.builtIn(), folder);
  }

  @Test
  void statementsHaveBalancesSumsAndWhatTheySayOfThemselves() {
    List<Statement> statements = inbox.take(GOLDEN).verdict().statements();

    assertThat(statements).hasSize(2);
    Statement first = statements.getFirst();
    assertThat(first.heading())
        .isEqualTo(
            new Heading(
                StatementKind.BANK,
                "camt.053.001.08",
                "BYLADEM1001",
                "2026-201",
                "DE02120300000000202051"));
    assertThat(first.currency()).isEqualTo("EUR");
    assertThat(first.date()).isEqualTo(LocalDate.of(2026, 10, 2));
    assertThat(first.period())
        .isEqualTo(new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 1)));
    assertThat(first.opening()).isEqualTo(eur("1000.00"));
    assertThat(first.closing()).isEqualTo(eur("1148.75"));
    assertThat(first.lines()).isEqualTo(6);
    assertThat(first.notBooked()).isEqualTo(1);
    assertThat(first.sums()).isEqualTo(Map.of("EUR", eur("148.75")));
    assertThat(first.declared())
        .containsExactly(
            declared("TtlNtries/NbOfNtries", "4"),
            declared("TtlNtries/Sum", "351.25"),
            declared("TtlCdtNtries/NbOfNtries", "1"),
            declared("TtlCdtNtries/Sum", "250.00"),
            declared("TtlDbtNtries/NbOfNtries", "3"),
            declared("TtlDbtNtries/Sum", "101.25"),
            declared("TtlNtries/TtlNetNtry/Amt", "148.75"));
    Statement second = statements.getLast();
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.opening()).isEqualTo(eur("1148.75"));
    assertThat(second.closing()).isEqualTo(eur("-51.25"));
    assertThat(second.period())
        .isEqualTo(new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 2)));
  }

  @Test
  void anEntryOfSeveralTransactionsIsALineForEach() {
    List<StatementLine> lines = inbox.take(GOLDEN).lines();

    assertThat(lines)
        .extracting(
            line -> line.position().statement(),
            line -> line.position().line(),
            line -> line.position().entry(),
            line -> line.position().part(),
            line -> line.amounts().total(),
            StatementLine::kind)
        .containsExactly(
            tuple(1, 1L, 1L, 0, eur("250.00"), LineKind.BANK_ENTRY),
            tuple(1, 2L, 2L, 1, eur("-30.00"), LineKind.BANK_ENTRY),
            tuple(1, 3L, 2L, 2, eur("-49.99"), LineKind.BANK_ENTRY),
            tuple(1, 4L, 2L, 3, eur("-0.01"), LineKind.BANK_ENTRY),
            tuple(1, 5L, 3L, 0, eur("-11.25"), LineKind.BANK_REVERSAL),
            tuple(1, 6L, 4L, 0, eur("-10.00"), LineKind.BANK_ENTRY),
            tuple(2, 7L, 1L, 0, eur("-1200.00"), LineKind.BANK_ENTRY));
    assertThat(lines.get(1).references())
        .containsExactly(
            new Reference(Role.END_TO_END_ID, "OFFER-1"),
            new Reference(Role.ENTRY_REFERENCE, "2"),
            new Reference(Role.BANK_REFERENCE, "B-2"),
            new Reference(Role.PAYMENT_INFORMATION_ID, "RUN-7"));
    assertThat(lines.get(1).counterparty()).isEqualTo("ANNA");
    assertThat(lines.get(1).type()).isEqualTo("NTRF");
    assertThat(lines.get(3).references(Role.END_TO_END_ID)).isEmpty();
  }

  @Test
  void aLineHasTheDatesTextsAndReferencesOfItsPayment() {
    List<StatementLine> lines = inbox.take(GOLDEN).lines();

    StatementLine settlement = lines.getFirst();
    assertThat(settlement.type()).isEqualTo("PMNT/RCDT/ESCT");
    assertThat(settlement.bookingDate()).isEqualTo(LocalDate.of(2026, 10, 1));
    assertThat(settlement.valueDate()).isEqualTo(LocalDate.of(2026, 10, 2));
    assertThat(settlement.counterparty()).isEqualTo("PAYMENT SERVICE");
    assertThat(settlement.text()).isEqualTo("SETTLEMENT PO-DEMO\nWEEK 39");
    assertThat(settlement.position().place())
        .isEqualTo("line 22, /Document/BkToCstmrStmt/Stmt/Ntry");
    assertThat(lines.get(4).bookingDate()).isEqualTo(LocalDate.of(2026, 10, 1));
    assertThat(lines.get(4).text()).isEqualTo("RETURNED DIRECT DEBIT");
    assertThat(lines.get(5).references(Role.MESSAGE_ID)).containsExactly("CARDS");
    assertThat(lines.get(6).references(Role.DOCUMENT_NUMBER)).containsExactly("INV-1", "INV-2");
    assertThat(lines.get(6).references(Role.CREDITOR_REFERENCE))
        .containsExactly("RF18539007547034");
    assertThat(lines.getFirst().toString()).doesNotContain("PAYMENT SERVICE");
  }

  private static DeclaredTotal declared(String name, String value) {
    return new DeclaredTotal(name, new BigDecimal(value));
  }

  private static Money eur(String amount) {
    return Money.of(amount, "EUR");
  }
}
