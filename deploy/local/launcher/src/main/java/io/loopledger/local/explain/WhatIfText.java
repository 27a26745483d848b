package io.loopledger.local.explain;

import io.loopledger.catalog.chart.Account.MarginLevel;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.local.screen.Aligned;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What events that did not happen would change, as text for people. */
public final class WhatIfText {
  private static final String KG = "kgCO2e";

  private final Chart chart;
  private final Language language;
  private final Numbers numbers;

  /** Texts in a language, with accounts of a chart. */
  public WhatIfText(Chart chart, Language language) {
    this.chart = chart;
    this.language = language;
    this.numbers = new Numbers(language);
  }

  /** The difference between a life and the same with more events. */
  public List<String> lines(Life before, Life after) {
    String currency = before.brand().reportingCurrency();
    LifeText text = new LifeText(chart, language);
    List<String> lines = new ArrayList<>(text.header(before));
    lines.add("");
    lines.add(language.words("what-if.title"));
    for (int i = 0; i < after.steps().size(); i++) {
      LedgerLife.Step step = after.steps().get(i);
      if (before.events().stream().noneMatch(step.event().event()::equals)) {
        lines.addAll(text.event(step, i + 1, after));
      }
    }
    lines.add("");
    Sums difference = after.sums().minus(before.sums());
    lines.addAll(entries(difference));
    lines.add("");
    lines.addAll(figures(before, after, currency));
    return lines;
  }

  private List<String> entries(Sums difference) {
    if (difference.byKey().isEmpty()) {
      return List.of(language.words("what-if.nothing"));
    }
    EntryRows entries = new EntryRows(chart, language);
    List<AccountTable.Row> rows =
        difference.byKey().entrySet().stream()
            .sorted(Comparator.comparing(sum -> sum.getValue().micros() < 0))
            .map(sum -> entries.row(sum.getKey(), sum.getValue().micros()))
            .sorted(Comparator.comparing(row -> row.mark().equals(EntryRows.COUNTED)))
            .toList();
    AccountTable table = new AccountTable(rows);
    List<String> lines = new ArrayList<>();
    lines.add(language.words("what-if.posts"));
    rows.forEach(row -> lines.addAll(table.lines(row)));
    return lines;
  }

  private List<String> figures(Life before, Life after, String currency) {
    Figures old = Figures.of(before.sums(), chart);
    Figures next = Figures.of(after.sums(), chart);
    Aligned table =
        new Aligned()
            .row(
                language.words("what-if.figure"),
                language.words("what-if.before"),
                language.words("what-if.after"),
                language.words("what-if.change"));
    for (MarginLevel level : MarginLevel.values()) {
      String name = "%s, %s".formatted(language.words("level." + level.text()), currency);
      row(table, name, currency, old.margin(level), next.margin(level));
    }
    String stock = "%s, %s".formatted(language.words("so-far.stock"), currency);
    row(table, stock, currency, old.stockMicros(), next.stockMicros());
    row(table, co2e("so-far.avoided"), KG, old.avoidedMicros(), next.avoidedMicros());
    row(table, co2e("so-far.emitted"), KG, old.emittedMicros(), next.emittedMicros());
    return table.lines("");
  }

  private String co2e(String key) {
    return language.words(key) + ", kg";
  }

  private void row(Aligned table, String name, String measure, long before, long after) {
    table.row(
        name,
        numbers.exact(before, measure),
        numbers.exact(after, measure),
        numbers.exact(Math.subtractExact(after, before), measure));
  }
}
