package io.loopledger.reports.impact;

import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Cell.Statistic;
import io.loopledger.documents.model.Chart;
import io.loopledger.documents.model.Document.Section;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.model.Table.Level;
import io.loopledger.documents.model.Table.Row;
import io.loopledger.documents.model.Table.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The climate figures of one method: by category, by life-cycle stage, and what may be said. */
final class MethodSection {
  private final Writing writing;
  private final ReportWords words;
  private final String method;
  private final Part all;
  private final String id;

  MethodSection(Writing writing, String method) {
    this.writing = writing;
    this.words = writing.words();
    this.method = method;
    this.all = Part.ofMethod(method);
    this.id = Writing.id(method);
  }

  Section section() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(categories());
    Chart chart = categoryChart();
    if (!chart.points().isEmpty()) {
      blocks.add(chart);
    }
    blocks.add(stages());
    blocks.add(stageChart());
    blocks.addAll(new ClaimBlocks(writing, method).blocks());
    return new Section(
        "impact-" + id, words.text("section.method", writing.methodName(method)), blocks);
  }

  private Table categories() {
    List<Row> rows = new ArrayList<>();
    for (String metric : List.of(ImpactMetrics.AVOIDED, ImpactMetrics.EMITTED, ImpactMetrics.NET)) {
      for (String category : categoryNames()) {
        Part part = all.and("category", category);
        if (writing.sums().rows(metric, part).findAny().isPresent()) {
          rows.add(row(Level.ROW, metric, writing.categoryName(category), metric, part));
        }
      }
      rows.add(row(Level.TOTAL, metric, words.text("total"), metric, all));
    }
    return new Table(
        "categories-" + id,
        words.text("table.categories", writing.methodName(method)),
        List.of(
            writing.column("figure", Type.TEXT),
            writing.column("category", Type.TEXT),
            writing.column("value_kgco2e", Type.AMOUNT),
            writing.column("p5_kgco2e", Type.AMOUNT),
            writing.column("p50_kgco2e", Type.AMOUNT),
            writing.column("p95_kgco2e", Type.AMOUNT)),
        rows,
        words.text("note.percentiles"));
  }

  private Row row(Level level, String figure, String name, String metric, Part part) {
    return new Row(
        level,
        List.of(
            Writing.text(writing.label(figure)),
            Writing.text(name),
            writing.value(metric, part),
            writing.percentile(metric, part, Statistic.P5),
            writing.percentile(metric, part, Statistic.P50),
            writing.percentile(metric, part, Statistic.P95)));
  }

  private List<String> categoryNames() {
    return writing.sums().distinct(all, EntrySum::category);
  }

  private Chart categoryChart() {
    List<Chart.Point> points = new ArrayList<>();
    for (String category : categoryNames()) {
      Part part = all.and("category", category);
      if (writing.sums().rows(ImpactMetrics.AVOIDED, part).findAny().isPresent()) {
        points.add(
            new Chart.Point(
                writing.categoryName(category),
                writing.sums().value(ImpactMetrics.AVOIDED, part),
                writing.bound(ImpactMetrics.AVOIDED, part, Statistic.P5),
                writing.bound(ImpactMetrics.AVOIDED, part, Statistic.P95),
                false));
      }
    }
    return chart("avoided-by-category-", "chart.categories", Chart.Kind.BARS, points);
  }

  private Table stages() {
    List<Row> rows = new ArrayList<>();
    stageRows(ImpactMetrics.AVOIDED_STAGES, rows);
    rows.add(stage(Level.SUBTOTAL, ImpactMetrics.AVOIDED));
    stageRows(ImpactMetrics.EMITTED_STAGES, rows);
    rows.add(stage(Level.SUBTOTAL, ImpactMetrics.EMITTED));
    rows.add(stage(Level.TOTAL, ImpactMetrics.NET));
    return new Table(
        "stages-" + id,
        words.text("table.stages", writing.methodName(method)),
        List.of(
            writing.column("stage", Type.TEXT),
            writing.column("value_kgco2e", Type.AMOUNT),
            writing.column("p5_kgco2e", Type.AMOUNT),
            writing.column("p50_kgco2e", Type.AMOUNT),
            writing.column("p95_kgco2e", Type.AMOUNT)),
        rows,
        words.text("note.net"));
  }

  private void stageRows(List<String> metrics, List<Row> rows) {
    metrics.forEach(metric -> rows.add(stage(Level.ROW, metric)));
  }

  private Row stage(Level level, String metric) {
    return new Row(
        level,
        List.of(
            Writing.text(writing.label(metric)),
            writing.value(metric, all),
            writing.percentile(metric, all, Statistic.P5),
            writing.percentile(metric, all, Statistic.P50),
            writing.percentile(metric, all, Statistic.P95)));
  }

  private Chart stageChart() {
    List<Chart.Point> points = new ArrayList<>();
    for (String metric : ImpactMetrics.AVOIDED_STAGES) {
      step(metric, writing.sums().value(metric, all), points);
    }
    points.add(total(ImpactMetrics.AVOIDED));
    for (String metric : ImpactMetrics.EMITTED_STAGES) {
      step(metric, writing.sums().value(metric, all).negate(), points);
    }
    points.add(total(ImpactMetrics.NET));
    return chart("stages-chart-", "chart.stages", Chart.Kind.WATERFALL, points);
  }

  private void step(String metric, BigDecimal amount, List<Chart.Point> points) {
    if (amount.signum() != 0) {
      points.add(
          new Chart.Point(
              writing.label(metric), amount, Optional.empty(), Optional.empty(), false));
    }
  }

  private Chart.Point total(String metric) {
    return new Chart.Point(
        writing.label(metric),
        writing.sums().value(metric, all),
        writing.bound(metric, all, Statistic.P5),
        writing.bound(metric, all, Statistic.P95),
        true);
  }

  private Chart chart(String name, String key, Chart.Kind kind, List<Chart.Point> points) {
    return new Chart(
        name + id,
        words.text(key, writing.methodName(method)),
        words.text(key + ".summary", writing.methodName(method)),
        writing.metric(ImpactMetrics.AVOIDED).meta().unit().toString(),
        writing.metric(ImpactMetrics.AVOIDED).meta().decimals(),
        kind,
        points);
  }
}
