package io.loopledger.statements.camt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.Inbox;
import io.loopledger.statements.StatementFiles;
import io.loopledger.statements.model.LineKind;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.model.StatementLine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shapes of entries and statements that banks write. */
class CamtEntriesTest {
  private static final String CHARGES =
      "<Chrgs><Rcrd><Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>DBIT</CdtDbtInd></Rcrd></Chrgs>";

  @TempDir private Path folder = Path.of("");
  private Inbox inbox = new Inbox(StatementFiles.builtIn(), folder);

  @BeforeEach
  void open() {
    inbox = new Inbox(StatementFiles.builtIn(), folder);
  }

  @Test
  void chargesOfAnEntryAreALineOfTheirOwn() {
    String entry =
        entry(
            "97.00",
            CHARGES.formatted("3.00")
                + details(transaction("60.00", "") + transaction("40.00", "")));

    assertThat(inbox.take(statement("EUR", "97.00", entry)).lines())
        .extracting(line -> line.amounts().total(), StatementLine::kind, l -> l.position().part())
        .containsExactly(
            tuple(eur("60.00"), LineKind.BANK_ENTRY, 1),
            tuple(eur("40.00"), LineKind.BANK_ENTRY, 2),
            tuple(eur("-3.00"), LineKind.FEE, 3));
  }

  @Test
  void chargesOfTransactionsToo() {
    String entry =
        entry(
            "97.00",
            details(
                transaction("60.00", CHARGES.formatted("1.00"))
                    + transaction("40.00", CHARGES.formatted("2.00"))));

    assertThat(inbox.take(statement("EUR", "97.00", entry)).lines())
        .extracting(line -> line.amounts().total())
        .containsExactly(eur("60.00"), eur("40.00"), eur("-3.00"));
  }

  @Test
  void chargesExplainTheDifferenceOfASingleTransaction() {
    String entry = entry("97.00", details(transaction("100.00", CHARGES.formatted("3.00"))));

    assertThat(inbox.take(statement("EUR", "97.00", entry)).lines())
        .extracting(line -> line.amounts().total())
        .containsExactly(eur("97.00"));
    assertThat(
            inbox.refuse(
                statement(
                    "EUR",
                    "97.00",
                    entry("97.00", details(transaction("100.00", CHARGES.formatted("2.99")))))))
        .singleElement()
        .asString()
        .endsWith(
            "Amt '100 EUR': the only transaction of an entry of 97 EUR; ask the bank for a"
                + " corrected file");
  }

  @Test
  void transactionsWithoutAmountsAreOneLine() {
    String entry = entry("97.00", details("<TxDtls/><TxDtls/><TxDtls/>"));

    assertThat(inbox.take(statement("EUR", "97.00", entry)).lines())
        .extracting(line -> line.amounts().total(), line -> line.position().part())
        .containsExactly(tuple(eur("97.00"), 0));
  }

  @Test
  void aTransactionInAnotherCurrencyDoesNotChangeTheEntry() {
    String entry = entry("97.00", details(transaction("100.00", "").replace("EUR", "USD")));

    assertThat(inbox.take(statement("EUR", "97.00", entry)).lines())
        .extracting(line -> line.amounts().total())
        .containsExactly(eur("97.00"));
  }

  @Test
  void currenciesHaveTheirOwnDecimals() {
    assertThat(
            inbox.take(statement("JPY", "1200", entry("1200", "").replace("EUR", "JPY"))).lines())
        .extracting(line -> line.amounts().total())
        .containsExactly(Money.of("1200", "JPY"));
    assertThat(
            inbox.take(statement("KWD", "1.205", entry("1.205", "").replace("EUR", "KWD"))).lines())
        .extracting(line -> line.amounts().total())
        .containsExactly(Money.of("1.205", "KWD"));
    assertThat(inbox.refuse(statement("JPY", "1200", entry("1200.5", "").replace("EUR", "JPY"))))
        .anySatisfy(
            fault ->
                assertThat(fault)
                    .endsWith(
                        "Amt '1200.5': JPY has 0 decimals, this amount has more; ask the sender for"
                            + " a corrected file"));
  }

  @Test
  void pagesBeginAndEndWithInterimBalances() {
    String page = statement("EUR", "97.00", entry("97.00", ""));

    Statement first = inbox.take(page.replace("CLBD", "ITBD")).verdict().statements().getFirst();
    Statement last = inbox.take(page.replace("OPBD", "ITBD")).verdict().statements().getFirst();
    Statement between =
        inbox
            .take(page.replace("OPBD", "ITBD").replace("CLBD", "ITBD"))
            .verdict()
            .statements()
            .getFirst();

    assertThat(List.of(first, last, between))
        .extracting(Statement::opening, Statement::closing)
        .containsOnly(tuple(eur("0"), eur("97.00")));
  }

  @Test
  void aCopyIsMarked() {
    String copy =
        statement("EUR", "97.00", entry("97.00", ""))
            .replace("<Acct>", "<CpyDplctInd>DUPL</CpyDplctInd><Acct>");

    assertThat(inbox.take(copy).verdict().statements().getFirst().copy()).isEqualTo("DUPL");
  }

  private static String statement(String currency, String closing, String entries) {
    String balance =
        "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy=\"%s\">%s</Amt>"
            + "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-10-01</Dt></Dt></Bal>";
    return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.04\"><BkToCstmrStmt>"
        + "<Stmt><Id>S</Id><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id></Acct>"
        + balance.formatted("OPBD", currency, "0")
        + balance.formatted("CLBD", currency, closing)
        + entries
        + "</Stmt></BkToCstmrStmt></Document>";
  }

  private static String entry(String amount, String more) {
    return "<Ntry><Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>"
            .formatted(amount)
        + "<BookgDt><Dt>2026-10-01</Dt></BookgDt><BkTxCd/>%s</Ntry>".formatted(more);
  }

  private static String details(String transactions) {
    return "<NtryDtls>%s</NtryDtls>".formatted(transactions);
  }

  private static String transaction(String amount, String more) {
    return "<TxDtls><Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd>%s</TxDtls>"
        .formatted(amount, more);
  }

  private static Money eur(String amount) {
    return Money.of(amount, "EUR");
  }
}
