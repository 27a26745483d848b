package io.loopledger.ingest.simulator.finance;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An account of a brand in one currency: what is still to be booked, and its balance. */
final class BankAccount {
  private static final long FIRST_BALANCE = 250_000_00L;

  private final String iban;
  private final String owner;
  private final String currency;
  private final TreeMap<LocalDate, List<Line>> booked = new TreeMap<>();
  private long balance = FIRST_BALANCE;
  private int statements;
  private int year;

  BankAccount(String iban, String owner, String currency) {
    this.iban = iban;
    this.owner = owner;
    this.currency = currency;
  }

  /** Books on the line's day, or on the next one on which banks work. */
  void book(Line line) {
    LocalDate day = line.date();
    while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      day = day.plusDays(1);
    }
    booked.computeIfAbsent(day, key -> new ArrayList<>()).add(line);
  }

  /** Months with bookings before a month. */
  List<YearMonth> monthsBefore(YearMonth month) {
    return booked.headMap(month.atDay(1)).keySet().stream()
        .map(YearMonth::from)
        .distinct()
        .toList();
  }

  /** The month's bookings by day, and forgets them. */
  Map<LocalDate, List<Line>> take(YearMonth month) {
    Map<LocalDate, List<Line>> of = booked.subMap(month.atDay(1), month.plusMonths(1).atDay(1));
    Map<LocalDate, List<Line>> taken = new TreeMap<>(of);
    of.clear();
    return taken;
  }

  Statement statement(LocalDate day, List<Line> lines) {
    if (day.getYear() != year) {
      year = day.getYear();
      statements = 0;
    }
    List<Statement.Entry> entries = lines.stream().map(BankAccount::entry).toList();
    Statement statement = new Statement(iban, owner, currency, day, ++statements, balance, entries);
    balance = statement.closing();
    return statement;
  }

  private static Statement.Entry entry(Line line) {
    return new Statement.Entry(
        line.total(),
        BankTexts.endToEnd(line),
        BankTexts.counterparty(line),
        BankTexts.remittance(line));
  }
}
