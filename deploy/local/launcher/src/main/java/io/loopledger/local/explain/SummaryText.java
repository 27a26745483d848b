package io.loopledger.local.explain;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Account.MarginLevel;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.impact.uncertainty.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The end of the text: the margin level by level, what is open, and the emissions. */
final class SummaryText {
  private static final String CO2E = "co2e.";
  private static final String KG = "kgCO2e";

  private final Chart chart;
  private final Language language;
  private final Numbers numbers;
  private final EntryRows entries;
  private final String currency;

  SummaryText(Chart chart, Language language, String currency) {
    this.chart = chart;
    this.language = language;
    this.numbers = new Numbers(language);
    this.entries = new EntryRows(chart, language);
    this.currency = currency;
  }

  List<String> lines(Sums sums, Optional<Life.NetImpact> impact) {
    Figures figures = Figures.of(sums, chart);
    List<String> lines = new ArrayList<>();
    section(lines, language.words("summary.margin", currency), margin(sums, figures));
    List<AccountTable.Row> balances = balances(sums);
    if (!balances.isEmpty()) {
      section(lines, language.words("summary.balances", currency), balances);
    }
    List<AccountTable.Row> emissions = emissions(sums);
    if (emissions.isEmpty()) {
      lines.add("");
      lines.add(language.words("summary.no-co2e"));
    } else {
      section(lines, language.words("summary.co2e"), emissions);
      String interval = impact.map(this::interval).orElse(language.words("summary.no-interval"));
      lines.addAll(Wrapped.hanging("     ", interval));
    }
    if (isRounded(sums, figures)) {
      lines.add("");
      lines.addAll(Wrapped.words(language.words("summary.rounded"), Wrapped.WIDTH));
    }
    return lines;
  }

  private String interval(Life.NetImpact impact) {
    Interval interval = impact.interval();
    return language.words(
        "summary.interval",
        numbers.exact(interval.p5MicroKg(), KG),
        numbers.exact(interval.p95MicroKg(), KG),
        numbers.exact(interval.p50MicroKg(), KG),
        language.words("basis." + impact.basis().mark()));
  }

  private static void section(List<String> lines, String title, List<AccountTable.Row> rows) {
    lines.add("");
    lines.add(title);
    AccountTable table = new AccountTable(rows);
    rows.forEach(row -> lines.addAll(table.lines(row)));
  }

  private List<AccountTable.Row> margin(Sums sums, Figures figures) {
    List<AccountTable.Row> rows = new ArrayList<>();
    for (MarginLevel level : MarginLevel.values()) {
      for (Account account : chart.accounts()) {
        long books = books(sums, account.code());
        if (account.level() == level && books != 0) {
          rows.add(row("", account, Math.negateExact(books)));
        }
      }
      rows.add(
          new AccountTable.Row(
              "=",
              language.words("level." + level.text()),
              "",
              numbers.rounded(figures.margin(level), currency),
              ""));
    }
    return rows;
  }

  private List<AccountTable.Row> balances(Sums sums) {
    return chart.accounts().stream()
        .filter(a -> a.kind() == Account.Kind.ASSET || a.kind() == Account.Kind.LIABILITY)
        .filter(account -> books(sums, account.code()) != 0)
        .map(account -> row("", account, books(sums, account.code())))
        .toList();
  }

  private AccountTable.Row row(String mark, Account account, long books) {
    return new AccountTable.Row(
        mark,
        account.code(),
        entries.label(account.code(), null, null),
        numbers.rounded(books, currency),
        "");
  }

  private List<AccountTable.Row> emissions(Sums sums) {
    return sums.byKey().entrySet().stream()
        .filter(sum -> sum.getKey().account().startsWith(CO2E))
        .map(sum -> emission(sum.getKey(), sum.getValue().micros()))
        .toList();
  }

  private AccountTable.Row emission(Sums.Key key, long micros) {
    return new AccountTable.Row(
        "",
        key.account(),
        entries.label(key.account(), key.method(), key.factorVersion()),
        numbers.exact(micros, KG),
        "kg");
  }

  private static long books(Sums sums, String code) {
    long books = 0;
    for (Map.Entry<Sums.Key, Sums.Amounts> sum : sums.byKey().entrySet()) {
      if (sum.getKey().account().equals(code)) {
        books = Math.addExact(books, sum.getValue().booksMicros());
      }
    }
    return books;
  }

  /** Whether a figure of this page is shown rounded. */
  private boolean isRounded(Sums sums, Figures figures) {
    return figures.margin().values().stream().anyMatch(m -> numbers.isRounded(m, currency))
        || sums.byKey().values().stream()
            .anyMatch(a -> numbers.isRounded(a.booksMicros(), currency));
  }
}
