package io.loopledger.statements;

import static org.assertj.core.api.Assertions.assertThat;

import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.AccountStatement9;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.BalanceType10Choice;
import com.prowidesoftware.swift.model.mx.dic.BalanceType13;
import com.prowidesoftware.swift.model.mx.dic.BankToCustomerStatementV08;
import com.prowidesoftware.swift.model.mx.dic.BankTransactionCodeStructure4;
import com.prowidesoftware.swift.model.mx.dic.CashAccount39;
import com.prowidesoftware.swift.model.mx.dic.CashBalance8;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.EntryDetails9;
import com.prowidesoftware.swift.model.mx.dic.EntryStatus1Choice;
import com.prowidesoftware.swift.model.mx.dic.EntryTransaction10;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation16;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import com.prowidesoftware.swift.model.mx.dic.TransactionReferences6;
import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.Role;
import io.loopledger.statements.model.StatementLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What others write is read back equal: texts of any kind, amounts of any size. */
class RoundTripTest {
  private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

  /** What a line says. */
  record Booked(long cents, String reference, String text) {}

  @Property(tries = 200)
  void csv(@ForAll("bookings") List<Booked> booked, @ForAll("lineBreaks") String lineBreak)
      throws IOException {
    StringBuilder csv = new StringBuilder();
    csv.append("invoice_number,invoice_date,position,service,date,job,note,currency,net,vat,gross");
    int position = 0;
    for (Booked each : booked) {
      csv.append(lineBreak)
          .append("I-1,2026-11-05,%d,REPAIR,2026-10-01,".formatted(++position))
          .append(quoted(each.reference()))
          .append(',')
          .append(quoted(each.text()))
          .append(",EUR,%s,0.00,%s".formatted(decimal(each.cents()), decimal(each.cents())));
    }

    assertThat(read(csv.append(lineBreak).toString(), Role.JOB)).isEqualTo(booked);
  }

  @Property(tries = 100)
  void camt(@ForAll("bookings") List<Booked> booked) throws IOException {
    AccountStatement9 statement =
        new AccountStatement9()
            .setId("S-1")
            .setAcct(
                new CashAccount39()
                    .setId(new AccountIdentification4Choice().setIBAN("DE02120300000000202051"))
                    .setCcy("EUR"));
    long sum = booked.stream().mapToLong(Booked::cents).sum();
    statement.addBal(balance("OPBD", 0)).addBal(balance("CLBD", sum));
    booked.forEach(each -> statement.addNtry(entry(each)));
    MxCamt05300108 message = new MxCamt05300108();
    message.setBkToCstmrStmt(new BankToCustomerStatementV08().addStmt(statement));

    assertThat(read(message.document(), Role.END_TO_END_ID)).isEqualTo(booked);
  }

  @Provide
  Arbitrary<List<Booked>> bookings() {
    Arbitrary<String> texts =
        Arbitraries.strings()
            .withChars("abcXYZ019 ,;\"'<>&äß€\n-_/")
            .ofMinLength(1)
            .ofMaxLength(30)
            .map(String::strip)
            .filter(text -> !text.isEmpty() && !text.equals("NOTPROVIDED"));
    return Combinators.combine(
            Arbitraries.longs().between(-99_999_999_999L, 99_999_999_999L), texts, texts)
        .as(Booked::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> lineBreaks() {
    return Arbitraries.of("\n", "\r\n");
  }

  private static List<Booked> read(String text, Role role) throws IOException {
    Path folder = Files.createTempDirectory("statements");
    try {
      return new Inbox(StatementFiles.builtIn(), folder)
          .take(text).lines().stream().map(line -> booked(line, role)).toList();
    } finally {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static Booked booked(StatementLine line, Role role) {
    Money total = line.amounts().total();
    assertThat(total.currency()).isEqualTo("EUR");
    return new Booked(total.amountMicros() / 10_000, line.references(role).getFirst(), line.text());
  }

  private static ReportEntry10 entry(Booked booked) {
    EntryTransaction10 transaction =
        new EntryTransaction10()
            .setRefs(new TransactionReferences6().setEndToEndId(booked.reference()))
            .setRmtInf(new RemittanceInformation16().addUstrd(booked.text()));
    return new ReportEntry10()
        .setAmt(amount(booked.cents()))
        .setCdtDbtInd(sign(booked.cents()))
        .setSts(new EntryStatus1Choice().setCd("BOOK"))
        .setBookgDt(new DateAndDateTime2Choice().setDt(DAY))
        .setBkTxCd(new BankTransactionCodeStructure4())
        .addNtryDtls(new EntryDetails9().addTxDtls(transaction));
  }

  private static CashBalance8 balance(String code, long cents) {
    return new CashBalance8()
        .setTp(new BalanceType13().setCdOrPrtry(new BalanceType10Choice().setCd(code)))
        .setAmt(amount(cents))
        .setCdtDbtInd(sign(cents))
        .setDt(new DateAndDateTime2Choice().setDt(DAY));
  }

  private static ActiveOrHistoricCurrencyAndAmount amount(long cents) {
    return new ActiveOrHistoricCurrencyAndAmount()
        .setCcy("EUR")
        .setValue(BigDecimal.valueOf(Math.abs(cents), 2));
  }

  private static CreditDebitCode sign(long cents) {
    return cents < 0 ? CreditDebitCode.DBIT : CreditDebitCode.CRDT;
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }

  private static String decimal(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }
}
