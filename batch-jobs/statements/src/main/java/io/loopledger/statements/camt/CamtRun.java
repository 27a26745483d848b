package io.loopledger.statements.camt;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.Faults;
import io.loopledger.statements.model.StatementLine;
import io.loopledger.statements.value.Dates;
import io.loopledger.statements.value.MoneyReader;
import io.loopledger.statements.xml.XmlNode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/** One reading of a file: where lines and faults go, and how values are read. */
final class CamtRun {
  private final Consumer<StatementLine> consumer;
  private final Faults faults;
  private final MoneyReader money;
  private long lineCount;

  CamtRun(Consumer<StatementLine> consumer, Faults faults) {
    this.consumer = consumer;
    this.faults = faults;
    this.money = new MoneyReader(faults);
  }

  Faults faults() {
    return faults;
  }

  MoneyReader money() {
    return money;
  }

  /** Lines so far. */
  long lines() {
    return lineCount;
  }

  long nextLine() {
    return ++lineCount;
  }

  void emit(StatementLine line) {
    consumer.accept(line);
  }

  /** An amount that has its sign in the element beside it. */
  Optional<Money> signed(XmlNode parent, String amountPath) {
    Optional<XmlNode> amount = required(parent, amountPath);
    Optional<Boolean> isCredit = isCredit(parent);
    return amount
        .flatMap(this::unsigned)
        .flatMap(money -> isCredit.map(credit -> credit ? money : money.negated()));
  }

  /** An amount without a sign: ISO 20022 allows none. */
  Optional<Money> unsigned(XmlNode amount) {
    if (amount.text().startsWith("-") || amount.text().startsWith("+")) {
      faults.add(
          amount.place(),
          amount.name(),
          amount.text(),
          "amounts have no sign here, CdtDbtInd says it; ask the bank for a corrected file");
      return Optional.empty();
    }
    String currency = amount.attribute("Ccy");
    if (currency.isEmpty()) {
      faults.add(amount.place(), "Ccy", "", "the amount has no currency; every Amt needs Ccy");
      return Optional.empty();
    }
    return money.read(amount.place(), amount.name(), amount.text(), currency);
  }

  /** Whether CdtDbtInd says credit; empty if it says neither, which is noted. */
  Optional<Boolean> isCredit(XmlNode parent) {
    return required(parent, "CdtDbtInd")
        .flatMap(
            indicator ->
                switch (indicator.text()) {
                  case "CRDT" -> Optional.of(true);
                  case "DBIT" -> Optional.of(false);
                  default -> {
                    faults.add(
                        indicator.place(), "CdtDbtInd", indicator.text(), "must be CRDT or DBIT");
                    yield Optional.empty();
                  }
                });
  }

  /** A child that must be there; its absence is noted. */
  Optional<XmlNode> required(XmlNode parent, String path) {
    Optional<XmlNode> child = parent.first(path);
    if (child.isEmpty()) {
      faults.add(parent.place(), path, "", "is missing; ask the bank for a complete file");
    }
    return child;
  }

  /** A choice of Dt and DtTm. */
  Optional<LocalDate> date(XmlNode choice) {
    String date = choice.text("Dt");
    String dateTime = choice.text("DtTm");
    Optional<LocalDate> read = date.isEmpty() ? Dates.dateOfDateTime(dateTime) : Dates.date(date);
    if (read.isEmpty()) {
      faults.add(
          choice.place(),
          choice.name(),
          date.isEmpty() ? dateTime : date,
          "not a date of the form 2026-10-31, or a date and time of the form 2026-10-31T23:59:59");
    }
    return read;
  }
}
