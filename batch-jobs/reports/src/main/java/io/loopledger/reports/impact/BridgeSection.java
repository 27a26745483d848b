package io.loopledger.reports.impact;

import io.loopledger.close.bridge.Bridge;
import io.loopledger.close.bridge.BridgeLine;
import io.loopledger.close.bridge.BridgeMetric;
import io.loopledger.close.bridge.BridgePart;
import io.loopledger.close.bridge.BridgeSums;
import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Cell.Amount;
import io.loopledger.documents.model.Cell.Statistic;
import io.loopledger.documents.model.Chart;
import io.loopledger.documents.model.Document.Section;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.model.Table.Level;
import io.loopledger.documents.model.Table.Row;
import io.loopledger.documents.model.Table.Type;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From the figures that were published last to those of this report, by cause. */
final class BridgeSection {
  private final Writing writing;
  private final ReportWords words;
  private final ImpactFigures.Published published;

  BridgeSection(Writing writing) {
    this.writing = writing;
    this.words = writing.words();
    this.published = writing.figures().published();
  }

  Section section() {
    List<Block> blocks = new ArrayList<>();
    if (published.closes().isEmpty()) {
      blocks.add(new Block.Words(words.text("bridge.first")));
    } else {
      blocks.add(new Block.Words(words.text("bridge.closes", closes())));
      bridges().forEach((method, byMetric) -> add(method, byMetric, blocks));
    }
    return new Section("bridge", words.text("section.bridge"), blocks);
  }

  private String closes() {
    return published.closes().entrySet().stream()
        .map(each -> each.getKey() + " (" + each.getValue() + ")")
        .collect(Collectors.joining(", "));
  }

  /** Bridges of avoided, emitted and net, by method. */
  private Map<String, Map<String, BridgeSums>> bridges() {
    Map<String, Map<String, BridgeSums>> bridges = new TreeMap<>();
    for (String method : writing.sums().methods()) {
      bridges.put(method, new LinkedHashMap<>());
    }
    add(ImpactMetrics.AVOIDED, bridges);
    add(ImpactMetrics.EMITTED, bridges);
    bridges.forEach(
        (method, byMetric) -> {
          BridgeSums avoided =
              byMetric.computeIfAbsent(ImpactMetrics.AVOIDED, m -> BridgeSums.ZERO);
          BridgeSums emitted =
              byMetric.computeIfAbsent(ImpactMetrics.EMITTED, m -> BridgeSums.ZERO);
          byMetric.put(ImpactMetrics.NET, avoided.plus(emitted.negated()));
        });
    return bridges;
  }

  private void add(String metric, Map<String, Map<String, BridgeSums>> bridges) {
    BridgeMetric bridge = BridgeMetric.of(writing.catalog(), metric);
    for (BridgeLine line : Bridge.summed(bridge.of(published.lines()))) {
      bridges
          .computeIfAbsent(text(line.key().method()), method -> new LinkedHashMap<>())
          .merge(metric, line.sums(), BridgeSums::plus);
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private void add(String method, Map<String, BridgeSums> byMetric, List<Block> blocks) {
    List<Row> rows = new ArrayList<>();
    byMetric.forEach((metric, sums) -> rows(method, metric, sums, rows));
    blocks.add(
        new Table(
            "bridge-" + Writing.id(method),
            words.text("table.bridge", writing.methodName(method)),
            List.of(
                writing.column("figure", Type.TEXT),
                writing.column("step", Type.TEXT),
                writing.column("value_kgco2e", Type.AMOUNT)),
            rows,
            words.text("note.bridge")));
    blocks.add(
        chart(
            method, Optional.ofNullable(byMetric.get(ImpactMetrics.NET)).orElse(BridgeSums.ZERO)));
  }

  private void rows(String method, String metric, BridgeSums sums, List<Row> rows) {
    rows.add(row(Level.SUBTOTAL, metric, words.text("bridge.published"), sums.published()));
    for (BridgePart part : BridgePart.values()) {
      if (sums.moved(part).signum() != 0) {
        rows.add(row(Level.ROW, metric, step(part), sums.moved(part)));
      }
    }
    Amount restated = amount(metric, sums.restated());
    rows.add(
        new Row(
            Level.TOTAL,
            List.of(
                Writing.text(writing.label(metric)),
                Writing.text(words.text("bridge.restated")),
                isOfWholePeriod() ? ofMetric(restated, metric, method) : restated)));
  }

  /** Months that were never published have no bridge, and their figures are not in it. */
  private boolean isOfWholePeriod() {
    List<YearMonth> months = writing.figures().request().period().months();
    return published.closes().keySet().containsAll(months);
  }

  private Amount ofMetric(Amount amount, String metric, String method) {
    return new Amount(
        amount.value(),
        amount.decimals(),
        amount.unit(),
        Optional.of(writing.origin(metric, Part.ofMethod(method), Statistic.VALUE)));
  }

  private Row row(Level level, String metric, String step, BigDecimal amount) {
    return new Row(
        level,
        List.of(Writing.text(writing.label(metric)), Writing.text(step), amount(metric, amount)));
  }

  private Amount amount(String metric, BigDecimal amount) {
    return Amount.of(
        amount,
        writing.metric(metric).meta().decimals(),
        writing.metric(metric).meta().unit().toString());
  }

  private String step(BridgePart part) {
    return words.text("bridge." + part.name().toLowerCase(Locale.ROOT));
  }

  private Chart chart(String method, BridgeSums sums) {
    List<Chart.Point> points = new ArrayList<>();
    points.add(point(words.text("bridge.published"), sums.published(), true));
    for (BridgePart part : BridgePart.values()) {
      if (sums.moved(part).signum() != 0) {
        points.add(point(step(part), sums.moved(part), false));
      }
    }
    points.add(point(words.text("bridge.restated"), sums.restated(), true));
    return new Chart(
        "bridge-chart-" + Writing.id(method),
        words.text("chart.bridge", writing.methodName(method)),
        words.text("chart.bridge.summary", writing.methodName(method)),
        writing.metric(ImpactMetrics.NET).meta().unit().toString(),
        writing.metric(ImpactMetrics.NET).meta().decimals(),
        Chart.Kind.WATERFALL,
        points);
  }

  private static Chart.Point point(String label, BigDecimal value, boolean isTotal) {
    return new Chart.Point(label, value, Optional.empty(), Optional.empty(), isTotal);
  }
}
