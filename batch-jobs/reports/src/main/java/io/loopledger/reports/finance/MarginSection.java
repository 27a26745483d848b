package io.loopledger.reports.finance;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Chart.Kind;
import io.loopledger.documents.model.Chart.Point;
import io.loopledger.documents.model.Document.Section;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.model.Table.Level;
import io.loopledger.documents.model.Table.Row;
import io.loopledger.documents.model.Table.Type;
import io.loopledger.reports.finance.Waterfalls.LevelValue;
import io.loopledger.reports.finance.Waterfalls.Of;
import io.loopledger.reports.finance.Waterfalls.Reconciliation;
import io.loopledger.reports.finance.Waterfalls.StepValue;
import io.loopledger.reports.finance.Waterfalls.Waterfall;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The margin from sales to the net result, by category, as table and waterfall. */
final class MarginSection {
  /** More charts than this nobody looks at; the table has all categories. */
  static final int MOST_CHARTS = 8;

  private final Words words;
  private final Catalog catalog;
  private final Origins origins;

  MarginSection(Words words, Catalog catalog, Origins origins) {
    this.words = words;
    this.catalog = catalog;
    this.origins = origins;
  }

  Section of(Waterfalls waterfalls) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Words(words.text("margin.text")));
    for (String currency : waterfalls.currencies()) {
      List<Waterfall> ofCurrency = waterfalls.of(currency);
      charts(ofCurrency, blocks);
      blocks.add(table(currency, ofCurrency));
    }
    waterfalls.reconciliations().forEach(each -> blocks.add(reconciliation(each)));
    return new Section("margin", words.text("margin"), blocks);
  }

  /** Of all categories, and of those with the largest revenue. */
  private void charts(List<Waterfall> waterfalls, List<Block> blocks) {
    Set<Waterfall> charted = new HashSet<>();
    waterfalls.stream()
        .filter(each -> each.of() == Of.CATEGORY)
        .sorted(
            Comparator.comparing((Waterfall each) -> each.value("net_revenue").abs()).reversed())
        .limit(MOST_CHARTS)
        .forEach(charted::add);
    for (int i = 0; i < waterfalls.size(); i++) {
      Waterfall each = waterfalls.get(i);
      if (each.of() == Of.ALL || charted.contains(each)) {
        blocks.add(chart(each, i));
      }
    }
    int left = waterfalls.size() - 1 - charted.size();
    if (left > 0) {
      blocks.add(new Block.Words(words.text("margin.charts-left", left)));
    }
  }

  private io.loopledger.documents.model.Chart chart(Waterfall each, int number) {
    List<Point> points = new ArrayList<>();
    for (LevelValue level : each.levels()) {
      level.steps().stream()
          .filter(step -> step.effect().signum() != 0)
          .forEach(step -> points.add(point(name(step), step.effect(), false)));
      points.add(point(name(level.metric()), level.value(), true));
    }
    String unit = each.currency();
    return new io.loopledger.documents.model.Chart(
        "margin-waterfall-%s-%d".formatted(unit.toLowerCase(Locale.ROOT), number),
        words.text("margin.chart", category(each), unit),
        words.text(
            "margin.chart-summary",
            shown(each, "net_revenue"),
            unit,
            shown(each, "contribution_2"),
            shown(each, "net_result")),
        unit,
        Cells.decimals(unit),
        Kind.WATERFALL,
        points);
  }

  private String shown(Waterfall each, String metric) {
    return words.number(Cells.money(each.value(metric), each.currency()));
  }

  private static Point point(String label, BigDecimal value, boolean isTotal) {
    return new Point(label, value, Optional.empty(), Optional.empty(), isTotal);
  }

  private Table table(String currency, List<Waterfall> waterfalls) {
    List<Row> rows = new ArrayList<>();
    waterfalls.forEach(each -> rows(each, rows));
    return new Table(
        "margin-" + currency.toLowerCase(Locale.ROOT),
        words.text("margin.caption", currency),
        List.of(
            Cells.column(words, "category", Type.TEXT),
            Cells.column(words, "metric", Type.TEXT),
            Cells.column(words, "metric_name", Type.TEXT),
            Cells.column(words, "figure", Type.AMOUNT),
            Cells.column(words, "effect", Type.AMOUNT)),
        rows,
        words.text("margin.note"));
  }

  private void rows(Waterfall each, List<Row> rows) {
    for (LevelValue level : each.levels()) {
      for (StepValue step : level.steps()) {
        rows.add(
            Row.of(
                Cells.text(category(each)),
                Cells.text(step.isMetric() ? "finance." + step.name() : step.name()),
                Cells.text(name(step)),
                step.isMetric()
                    ? figure(each, step.name(), step.value())
                    : Cells.money(step.value(), each.currency()),
                Cells.money(step.effect(), each.currency())));
      }
      rows.add(
          new Row(
              level.metric().equals("net_result") ? Level.TOTAL : Level.SUBTOTAL,
              List.of(
                  Cells.text(category(each)),
                  Cells.text("finance." + level.metric()),
                  Cells.text(name(level.metric())),
                  figure(each, level.metric(), level.value()),
                  Cells.empty())));
    }
  }

  private Cell figure(Waterfall each, String name, BigDecimal value) {
    return Cells.money(value, each.currency(), Optional.of(origins.of(catalog.metric(name), each)));
  }

  private String category(Waterfall each) {
    return each.of() == Of.ALL
        ? words.text("all-categories")
        : each.category().orElse(words.text("no-category"));
  }

  private String name(StepValue step) {
    return step.isMetric() ? name(step.name()) : words.account(catalog.chart(), step.name());
  }

  private String name(String metric) {
    Metric known = catalog.metric(metric);
    return words.metric(known);
  }

  private Table reconciliation(Reconciliation each) {
    String currency = each.currency();
    return new Table(
        "margin-to-trial-balance-" + currency.toLowerCase(Locale.ROOT),
        words.text("reconciliation.caption", currency),
        List.of(Cells.column(words, "line", Type.TEXT), Cells.column(words, "amount", Type.AMOUNT)),
        List.of(
            line("net-result", each.netResult(), currency, Level.SUBTOTAL),
            line("imputed", each.imputed(), currency, Level.ROW),
            line("posted-only", each.postedOnly(), currency, Level.ROW),
            line("dated-only", each.datedOnly().negate(), currency, Level.ROW),
            line("trial-balance", each.trialBalance(), currency, Level.TOTAL)),
        words.text("reconciliation.note"));
  }

  private Row line(String id, BigDecimal amount, String currency, Level level) {
    return new Row(
        level,
        List.of(Cells.text(words.text("reconciliation." + id)), Cells.money(amount, currency)));
  }
}
