package io.loopledger.statements.camt;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.DeclaredTotal;
import io.loopledger.statements.model.Heading;
import io.loopledger.statements.model.Period;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.model.StatementKind;
import io.loopledger.statements.value.Dates;
import io.loopledger.statements.value.MoneyReader;
import io.loopledger.statements.value.Sums;
import io.loopledger.statements.xml.XmlCursor;
import io.loopledger.statements.xml.XmlNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One statement (Stmt) of a message. */
final class AccountStatement {
  private static final Set<String> KEPT =
      Set.of(
          "Id",
          "StmtPgntn",
          "ElctrncSeqNb",
          "CreDtTm",
          "FrToDt",
          "CpyDplctInd",
          "Acct",
          "TxsSummry");

  private final CamtRun run;
  private final String format;
  private final int number;
  private final String place;
  private final Map<String, XmlNode> parts = new HashMap<>();
  private final Balances balances;
  private final EntryTally tally;
  private @Nullable String currency;
  private long entries;
  private final long linesBefore;

  AccountStatement(CamtRun run, String format, int number, String place) {
    this.run = run;
    this.format = format;
    this.number = number;
    this.place = place;
    this.balances = new Balances(run);
    this.tally = new EntryTally(run);
    this.linesBefore = run.lines();
  }

  /** Reads the statement the cursor stands at. */
  Statement read(XmlCursor cursor) throws IOException {
    cursor.children(name -> child(cursor, name));
    checkBalances();
    List<DeclaredTotal> declared =
        Optional.ofNullable(parts.get("TxsSummry")).map(tally::check).orElse(List.of());
    Sums sums = new Sums();
    if (currency != null) {
      sums.add(Money.of(tally.net(), currency));
    }
    return new Statement(
        number,
        heading(),
        currency,
        created().orElse(null),
        period().orElse(null),
        balances.opening().orElse(null),
        balances.closing().orElse(null),
        run.lines() - linesBefore,
        tally.notBooked(),
        sums.all(),
        declared,
        text("CpyDplctInd", ""),
        null);
  }

  /** The statement's number in its account's order; empty if there is none. */
  String sequence() {
    return text("ElctrncSeqNb", "");
  }

  /** The page of a statement that is spread over several. */
  String page() {
    return text("StmtPgntn", "PgNb");
  }

  private void child(XmlCursor cursor, String name) throws IOException {
    String where = cursor.place();
    if (!CamtGrammar.isKnown("Stmt", name, where, run.faults())) {
      cursor.skip();
    } else if (name.equals("Bal")) {
      balances.add(cursor.node());
    } else if (name.equals("Ntry")) {
      new EntryReader(run, number, ++entries, where).read(cursor).ifPresent(this::entry);
    } else if (KEPT.contains(name)) {
      keep(cursor.node());
    } else {
      cursor.skip();
    }
  }

  private void keep(XmlNode node) {
    if (parts.putIfAbsent(node.name(), node) != null) {
      run.faults().add(node.place(), node.name(), "", "stands here twice; keep one");
    }
    if (node.name().equals("Acct") && !node.text("Ccy").isEmpty()) {
      MoneyReader money = run.money();
      money.decimals(node.place(), "Ccy", node.text("Ccy"));
      sameCurrency(node.place(), node.text("Ccy"));
    }
  }

  private void entry(EntryHead entry) {
    sameCurrency(entry.place(), entry.amount().currency());
    tally.add(entry);
  }

  private void sameCurrency(String where, String found) {
    if (currency == null) {
      currency = found;
    } else if (!currency.equals(found)) {
      run.faults()
          .add(
              where,
              "Ccy",
              found,
              "the statement is in %s; one account has one currency, ask the bank for a corrected"
                      .formatted(currency)
                  + " file");
    }
  }

  private void checkBalances() {
    balances.checkSingle();
    Optional<Money> opening = balances.opening();
    Optional<Money> closing = balances.closing();
    if (opening.isEmpty() || closing.isEmpty()) {
      run.faults()
          .add(
              place,
              "Bal",
              "",
              "no %s balance (%s): without it the statement cannot be proved; ask the bank for it"
                  .formatted(
                      opening.isEmpty() ? "opening" : "closing",
                      opening.isEmpty() ? "OPBD, PRCD or ITBD" : "CLBD or ITBD"));
      return;
    }
    sameCurrency(place, opening.get().currency());
    sameCurrency(place, closing.get().currency());
    if (opening.get().amount().add(tally.net()).compareTo(closing.get().amount()) != 0) {
      run.faults()
          .add(
              place,
              "Bal",
              closing.get().toString(),
              "opening balance %s and booked entries of %s do not make this closing balance; ask"
                      .formatted(opening.get(), tally.net().stripTrailingZeros().toPlainString())
                  + " the bank for the whole file");
    }
  }

  private Heading heading() {
    String id = text("Id", "");
    if (id.isEmpty()) {
      run.faults().add(place, "Id", "", "the statement has no number; ask the bank for it");
    }
    String account = account();
    if (account.isEmpty()) {
      run.faults().add(place, "Acct/Id", "", "the statement names no account; ask the bank for it");
    }
    return new Heading(StatementKind.BANK, format, issuer(), id, account);
  }

  private String account() {
    return firstOf(
        "Acct", List.of("Id/IBAN", "Id/Othr/Id", "Id/BBAN", "Id/PrtryAcct/Id", "Id/UPIC"));
  }

  private String issuer() {
    return firstOf(
        "Acct", List.of("Svcr/FinInstnId/BICFI", "Svcr/FinInstnId/BIC", "Svcr/FinInstnId/Nm"));
  }

  private String firstOf(String part, List<String> paths) {
    return paths.stream()
        .map(path -> text(part, path))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private String text(String part, String path) {
    XmlNode node = parts.get(part);
    if (node == null) {
      return "";
    }
    return path.isEmpty() ? node.text() : node.text(path);
  }

  private Optional<Period> period() {
    Optional<LocalDate> from = stated("FrDtTm").or(balances::openingDate);
    Optional<LocalDate> to = stated("ToDtTm").or(balances::closingDate);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (to.get().isBefore(from.get())) {
      run.faults()
          .add(place, "FrToDt", to.get().toString(), "ends before it begins on " + from.get());
      return Optional.empty();
    }
    return Optional.of(new Period(from.get(), to.get()));
  }

  private Optional<LocalDate> created() {
    String text = text("CreDtTm", "");
    return text.isEmpty() ? Optional.empty() : dateOfDateTime("CreDtTm", text);
  }

  private Optional<LocalDate> stated(String end) {
    String text = text("FrToDt", end);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return dateOfDateTime(end, text);
  }

  private Optional<LocalDate> dateOfDateTime(String field, String text) {
    Optional<LocalDate> date = Dates.dateOfDateTime(text);
    if (date.isEmpty()) {
      run.faults().add(place, field, text, "not a date and time of the form 2026-10-31T23:59:59");
    }
    return date;
  }
}
