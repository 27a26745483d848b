package io.loopledger.ingest.simulator.finance;

import io.loopledger.ingest.simulator.assumptions.Rows;
import io.loopledger.ingest.simulator.life.DocumentNumbers;
import io.loopledger.schemas.event.Event;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The documents of one brand. The payment service settles each week, marketplaces, carriers and
 * partners each month, the bank each day. Only what is not yet on a document is held in memory.
 */
final class Books {
  /** The invoices of a month, with their surcharges, are known on the third day after it. */
  private static final int CLOSING_DAY = 5;

  private static final int DAYS_TO_PAY_OUT = 2;
  private static final int DAYS_TO_PAY_CARRIER = 14;
  private static final int DAYS_TO_PAY_PARTNER = 30;
  private static final List<FaultKind> ALL_FAULTS = Arrays.asList(FaultKind.values());
  private static final List<FaultKind> BANK_FAULTS =
      ALL_FAULTS.stream().filter(kind -> kind != FaultKind.WRONG_CURRENCY).toList();

  private final Rows.Brand brand;
  private final DocumentFolder folder;
  private final FaultsFile answers;
  private final Faults faults;
  private final Postings postings;
  private final TreeMap<LocalDate, Map<Key, Open>> open = new TreeMap<>();
  private final Map<String, BankAccount> accounts = new TreeMap<>();
  private LocalDate today = LocalDate.MIN;

  Books(Rows.Brand brand, DocumentFolder folder, FaultsFile answers, Faults faults) {
    this.brand = brand;
    this.folder = folder;
    this.answers = answers;
    this.faults = faults;
    this.postings = new Postings(brand.zone());
  }

  /** One document to be: its kind, its sender, its currency, the last day it is about. */
  private record Key(Document document, String party, String currency, LocalDate lastDay) {}

  /** Lines so far; those that are summed stand under their type and reference. */
  private static final class Open {
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private long count;

    private void add(Posting posting) {
      Line line = posting.line();
      String key =
          posting.isSummed() ? line.type() + "/" + line.reference() : String.valueOf(count++);
      lines.merge(
          key,
          line,
          (old, more) ->
              old.withAmounts(
                  old.amount() + more.amount(), old.tax() + more.tax(), old.fee() + more.fee()));
    }
  }

  void take(Event event) throws IOException {
    LocalDate day = LocalDate.ofInstant(event.effectiveTime(), brand.zone());
    if (day.isAfter(today)) {
      today = day;
      closeUntil(day);
    }
    postings.of(event).forEach(this::add);
  }

  /** Writes what is still open, as if time went on. */
  void finish() throws IOException {
    closeUntil(LocalDate.MAX);
  }

  private void add(Posting posting) {
    if (posting.document() == Document.BANK) {
      account(posting.line().currency()).book(posting.line());
      return;
    }
    LocalDate date = posting.line().date();
    LocalDate lastDay =
        posting.document() == Document.PAYMENTS
            ? date.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))
            : date.with(TemporalAdjusters.lastDayOfMonth());
    Key key = new Key(posting.document(), posting.party(), posting.line().currency(), lastDay);
    LocalDate due =
        posting.document() == Document.PAYMENTS
            ? lastDay.plusDays(1)
            : lastDay.plusDays(CLOSING_DAY);
    open.computeIfAbsent(due, of -> new LinkedHashMap<>())
        .computeIfAbsent(key, of -> new Open())
        .add(posting);
  }

  private void closeUntil(LocalDate day) throws IOException {
    while (!open.isEmpty() && !open.firstKey().isAfter(day)) {
      LocalDate due = open.firstKey();
      Map<Key, Open> documents = open.remove(due);
      for (Map.Entry<Key, Open> each : documents.entrySet()) {
        close(each.getKey(), due, new ArrayList<>(each.getValue().lines.values()));
      }
    }
    YearMonth month = day.equals(LocalDate.MAX) ? YearMonth.of(9999, 1) : YearMonth.from(day);
    for (BankAccount account : accounts.values()) {
      for (YearMonth past : account.monthsBefore(month)) {
        closeBank(account, past);
      }
    }
  }

  private void close(Key key, LocalDate due, List<Line> lines) throws IOException {
    List<Line> real = lines.stream().filter(line -> line.amount() != 0 || line.fee() != 0).toList();
    String number = number(key);
    Faults.Planted planted = faults.plant(number, real, ALL_FAULTS);
    String file = folder.csv(key.document(), number, due, planted.lines());
    for (Faults.Fault fault : planted.faults()) {
      answers.add(key.document(), file, fault);
    }
    pay(key, due, number, real.stream().mapToLong(Line::total).sum());
  }

  /** What a document comes to is paid in one sum, as it should be: its faults are its own. */
  private void pay(Key key, LocalDate due, String number, long total) {
    if (total == 0) {
      return;
    }
    Line line =
        switch (key.document()) {
          case PAYMENTS, MARKETPLACE ->
              payment("SETTLEMENT", due.plusDays(DAYS_TO_PAY_OUT), number, key, total);
          case CARRIER ->
              payment("INVOICE", due.plusDays(DAYS_TO_PAY_CARRIER), number, key, -total);
          case PARTNER ->
              payment("INVOICE", due.plusDays(DAYS_TO_PAY_PARTNER), number, key, -total);
          case BANK -> throw new IllegalArgumentException("a statement is not paid");
        };
    account(key.currency()).book(line);
  }

  private static Line payment(String type, LocalDate day, String number, Key key, long cents) {
    return new Line(type, day, number, key.party(), key.currency(), cents, 0, 0);
  }

  private void closeBank(BankAccount account, YearMonth month) throws IOException {
    List<Statement> statements = new ArrayList<>();
    List<Faults.Fault> planted = new ArrayList<>();
    String name = "";
    for (Map.Entry<LocalDate, List<Line>> day : account.take(month).entrySet()) {
      String currency = day.getValue().getFirst().currency();
      name = "%s-%s-%s".formatted(brand.id(), currency, month);
      Faults.Planted shown = faults.plant(name + day.getKey(), day.getValue(), BANK_FAULTS);
      planted.addAll(shown.faults());
      statements.add(account.statement(day.getKey(), shown.lines()));
    }
    String file = folder.statements(name, statements);
    for (Faults.Fault fault : planted) {
      answers.add(Document.BANK, file, fault);
    }
  }

  private String number(Key key) {
    return switch (key.document()) {
      case PAYMENTS ->
          "PO-%s-%s-%s"
              .formatted(brand.id(), key.lastDay().toString().replace("-", ""), key.currency());
      case MARKETPLACE ->
          DocumentNumbers.settlement(
              key.party(), brand.id(), key.currency(), YearMonth.from(key.lastDay()));
      case CARRIER, PARTNER ->
          DocumentNumbers.invoice(key.party(), brand.id(), YearMonth.from(key.lastDay()));
      case BANK -> throw new IllegalArgumentException("a statement has its account's number");
    };
  }

  private BankAccount account(String currency) {
    return accounts.computeIfAbsent(
        currency, code -> new BankAccount(brand.iban(), brand.id(), code));
  }
}
