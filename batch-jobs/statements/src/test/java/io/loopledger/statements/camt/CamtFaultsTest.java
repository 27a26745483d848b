package io.loopledger.statements.camt;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.statements.Inbox;
import io.loopledger.statements.StatementFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault once, made from the golden file by one change. */
class CamtFaultsTest {
  private static final String GOLDEN = Inbox.resource("camt/two-days.camt053.xml");
  private static final String STMT = "/Document/BkToCstmrStmt/Stmt";

  @TempDir private Path folder = Path.of("");
  private Inbox inbox = new Inbox(StatementFiles.builtIn(), folder);

  @BeforeEach
  void open() {
    inbox = new Inbox(StatementFiles.builtIn(), folder);
  }

  @Test
  void aMissingEntryShowsInBalanceCountsAndSums() {
    String without = GOLDEN.replaceFirst("(?s)<Ntry>\\s*<Amt Ccy=\"EUR\">11.25.*?</Ntry>", "");

    assertThat(inbox.refuse(without))
        .containsExactly(
            "line 5, /Document/BkToCstmrStmt/Stmt, Bal '1148.75 EUR': opening balance 1000 EUR and"
                + " booked entries of 160 do not make this closing balance; ask the bank for the"
                + " whole file",
            "line 18, /Document/BkToCstmrStmt/Stmt/TxsSummry/TtlNtries/NbOfNtries,"
                + " TtlNtries/NbOfNtries '4': the booked entries come to 3; ask the bank for the"
                + " whole file",
            "line 18, /Document/BkToCstmrStmt/Stmt/TxsSummry/TtlNtries/Sum, TtlNtries/Sum"
                + " '351.25': the booked entries come to 340; ask the bank for the whole file",
            "line 20, /Document/BkToCstmrStmt/Stmt/TxsSummry/TtlDbtNtries/NbOfNtries,"
                + " TtlDbtNtries/NbOfNtries '3': the booked entries come to 2; ask the bank for the"
                + " whole file",
            "line 20, /Document/BkToCstmrStmt/Stmt/TxsSummry/TtlDbtNtries/Sum, TtlDbtNtries/Sum"
                + " '101.25': the booked entries come to 90; ask the bank for the whole file",
            "line 18, /Document/BkToCstmrStmt/Stmt/TxsSummry/TtlNtries/TtlNetNtry/Amt,"
                + " TtlNtries/TtlNetNtry/Amt '148.75': the booked entries come to 160; ask the bank"
                + " for the whole file");
  }

  @Test
  void transactionsThatDoNotMakeTheirEntry() {
    assertThat(inbox.refuse(GOLDEN.replace(">0.01<", ">0.02<")))
        .containsExactly(
            "line 35, "
                + STMT
                + "/Ntry[2], Amt '-80 EUR': its 3 transactions sum to -80.01 EUR;"
                + " ask the bank for a corrected file",
            "line 42, "
                + STMT
                + "/Ntry[2]/NtryDtls/Btch, TtlAmt '80 EUR': the transactions sum to"
                + " -80.01 EUR; ask the bank for the whole file");
  }

  @Test
  void aTransactionLess() {
    assertThat(
            inbox.refuse(
                GOLDEN.replaceFirst("(?s)<TxDtls><Refs><EndToEndId>NOTPROVIDED.*?</TxDtls>", "")))
        .containsExactly(
            "line 35, "
                + STMT
                + "/Ntry[2], Amt '-80 EUR': its 2 transactions sum to -79.99 EUR;"
                + " ask the bank for a corrected file",
            "line 42, "
                + STMT
                + "/Ntry[2]/NtryDtls/Btch, NbOfTxs '3': the batch has 2"
                + " transactions; ask the bank for the whole file",
            "line 42, "
                + STMT
                + "/Ntry[2]/NtryDtls/Btch, TtlAmt '80 EUR': the transactions sum to"
                + " -79.99 EUR; ask the bank for the whole file");
  }

  @Test
  void aTransactionWithoutAmountAmongOthers() {
    assertThat(inbox.refuse(GOLDEN.replace("<Amt Ccy=\"EUR\">0.01</Amt>", "")))
        .first()
        .isEqualTo(
            "line 35, "
                + STMT
                + "/Ntry[2], TxDtls: 1 of 3 transactions have no amount in EUR: the"
                + " entry cannot be divided");
  }

  @Test
  void theOnlyTransactionOfAnotherAmount() {
    assertThat(inbox.refuse(GOLDEN.replaceFirst("(?s)(<TxDtls>.*?)>250.00<", "$1>249.00<")))
        .containsExactly(
            "line 28, "
                + STMT
                + "/Ntry/NtryDtls/TxDtls, Amt '249 EUR': the only transaction of an"
                + " entry of 250 EUR; ask the bank for a corrected file");
  }

  @Test
  void balancesThatDoNotContinue() {
    assertThat(
            inbox.refuse(
                GOLDEN
                    .replaceFirst("(PRCD.*?)1148.75", "$11148.76")
                    .replace("51.25</Amt><CdtDbtInd>DBIT", "51.24</Amt><CdtDbtInd>DBIT")))
        .containsExactly(
            "line 66, "
                + STMT
                + "[2], Bal '1148.76 EUR': opens with another balance than statement"
                + " 2026-201 before it closed with, 1148.75 EUR");
  }

  @Test
  void aMissingBalance() {
    assertThat(inbox.refuse(GOLDEN.replace("PRCD", "OPAV")))
        .containsExactly(
            "line 66, "
                + STMT
                + "[2], Bal: no opening balance (OPBD, PRCD or ITBD): without it the"
                + " statement cannot be proved; ask the bank for it");
  }

  @Test
  void twoOpeningBalances() {
    assertThat(inbox.refuse(GOLDEN.replace("CLAV", "OPBD")))
        .containsExactly(
            "line 16, "
                + STMT
                + "/Bal[3], OPBD '900 EUR': the statement has this balance twice,"
                + " first 1000 EUR; ask the bank which one holds");
  }

  @Test
  void amountsThatAreNone() {
    assertOne(
        ">11.25<",
        ">11,25<",
        "Amt '11,25': not a number of the form 1234.50; ask the sender for a corrected file");
    assertOne(
        ">11.25<",
        ">-11.25<",
        "Amt '-11.25': amounts have no sign here, CdtDbtInd says it; ask the bank for a corrected file");
    assertOne(
        ">11.25<",
        ">11.255<",
        "Amt '11.255': EUR has 2 decimals, this amount has more; ask the sender for a corrected file");
    assertOne(
        ">11.25<",
        ">99999999999999.25<",
        "Amt '99999999999999.25': larger than the ledger can hold: at most 9.2e12");
    assertOne(
        "Ccy=\"EUR\">11.25<", ">11.25<", "Ccy: the amount has no currency; every Amt needs Ccy");
    assertOne(
        "Ccy=\"EUR\">11.25<",
        "Ccy=\"EURO\">11.25<",
        "Amt 'EURO': not a currency of ISO 4217 with capital letters, such as EUR");
    assertOne(
        "Ccy=\"EUR\">11.25<",
        "Ccy=\"XAU\">11.25<",
        "Amt 'XAU': not a currency of ISO 4217 with capital letters, such as EUR");
    assertOne(
        "Ccy=\"EUR\">11.25<",
        "Ccy=\"USD\">11.25<",
        "Ccy 'USD': the statement is in EUR; one account has one currency, ask the bank for a corrected file");
  }

  @Test
  void wordsAndDatesThatAreNone() {
    assertOne(
        "11.25</Amt><CdtDbtInd>DBIT",
        "11.25</Amt><CdtDbtInd>DEBIT",
        "CdtDbtInd 'DEBIT': must be CRDT or DBIT");
    assertOne(
        "<Sts><Cd>PDNG</Cd></Sts>",
        "<Sts><Cd>WAIT</Cd></Sts>",
        "Sts 'WAIT': must be BOOK, PDNG, INFO or FUTR: only booked entries count");
    assertOne(
        "2026-10-01T23:30:00-05:00",
        "01.10.2026",
        "BookgDt '01.10.2026': not a date of the form 2026-10-31, or a date and time of the form 2026-10-31T23:59:59");
    assertOne(
        "2026-10-01T23:30:00-05:00",
        "2026-02-30T23:30:00",
        "BookgDt '2026-02-30T23:30:00': not a date of the form 2026-10-31, or a date and time of the form 2026-10-31T23:59:59");
    assertOne(
        "<BookgDt><DtTm>2026-10-01T23:30:00-05:00</DtTm></BookgDt>",
        "",
        "BookgDt: is missing; ask the bank for a complete file");
    assertOne("<Id>2026-202</Id>", "", "Id: the statement has no number; ask the bank for it");
    assertOne(
        "<ToDtTm>2026-10-01T23",
        "<ToDtTm>2026-09-01T23",
        "FrToDt '2026-09-01': ends before it begins on 2026-10-01");
  }

  @Test
  void elementsThatNoVersionKnows() {
    assertOne(
        "<BkTxCd/>",
        "<BookingTxt>A</BookingTxt><BkTxCd/>",
        "BookingTxt: no camt.053 has this element in Ntry; remove or correct it");
    assertOne(
        "<Bal>",
        "<Note>A</Note><Bal>",
        "Note: no camt.053 has this element in Stmt; remove or correct it");
    assertOne(
        "<EndToEndId>OFFER-1",
        "<E2E>1</E2E><EndToEndId>OFFER-1",
        "E2E: no camt.053 has this element in Refs; remove or correct it");
    assertOne(
        "<EndToEndId>OFFER-1</EndToEndId></Refs>",
        "</Refs><Extra/>",
        "Extra: no camt.053 has this element in TxDtls; remove or correct it");
    assertOne(
        "<BkTxCd/>",
        "<x:Amt xmlns:x=\"urn:other\">1</x:Amt><BkTxCd/>",
        "{urn:other}Amt: no camt.053 has this element in Ntry; remove or correct it");
  }

  @Test
  void theSameStatementTwice() {
    String second =
        GOLDEN.substring(
            GOLDEN.lastIndexOf("<Stmt>"),
            GOLDEN.indexOf("</Stmt>", GOLDEN.lastIndexOf("<Stmt>")) + 7);

    assertThat(inbox.refuse(GOLDEN.replace("</BkToCstmrStmt>", second + "</BkToCstmrStmt>")))
        .containsExactly(
            "line 83, "
                + STMT
                + "[3], Id '2026-202': stands in this file twice for the same"
                + " account");
  }

  @Test
  void aFileThatIsCutOff() {
    List<String> faults = inbox.refuse(GOLDEN.substring(0, GOLDEN.length() / 2));

    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst())
        .startsWith("line ")
        .contains("not well-formed XML, cut off or damaged; ask the sender for the whole file");
  }

  @Test
  void aMessageWithoutStatements() {
    assertThat(
            inbox.refuse(
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">"
                    + "<BkToCstmrStmt><GrpHdr/></BkToCstmrStmt></Document>"))
        .containsExactly("file, Stmt: the message has no statement");
  }

  private void assertOne(String change, String to, String expected) {
    assertThat(GOLDEN).contains(change);
    String changed =
        GOLDEN.substring(0, GOLDEN.indexOf(change))
            + to
            + GOLDEN.substring(GOLDEN.indexOf(change) + change.length());
    assertThat(inbox.refuse(changed)).anySatisfy(fault -> assertThat(fault).endsWith(expected));
  }
}
