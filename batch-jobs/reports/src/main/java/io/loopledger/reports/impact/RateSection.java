package io.loopledger.reports.impact;

import io.loopledger.catalog.metrics.Metric;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Cell.Amount;
import io.loopledger.documents.model.Cell.Statistic;
import io.loopledger.documents.model.Document.Section;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.model.Table.Row;
import io.loopledger.documents.model.Table.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Rates with what they divide, and with their coverage. */
final class RateSection {
  /** Digits of a percent: rates of some hundred units say no more. */
  static final int PERCENT_DECIMALS = 1;

  private final Writing writing;
  private final ReportWords words;

  RateSection(Writing writing) {
    this.writing = writing;
    this.words = writing.words();
  }

  Section section() {
    Table table =
        new Table(
            "rates",
            words.text("table.rates"),
            List.of(
                writing.column("rate", Type.TEXT),
                writing.column("value_ratio", Type.AMOUNT),
                writing.column("numerator", Type.AMOUNT),
                writing.column("denominator", Type.AMOUNT),
                writing.column("meaning", Type.TEXT)),
            ImpactMetrics.RATES.stream().map(this::row).toList(),
            words.text("note.rates"));
    return new Section("rates", words.text("section.rates"), List.of(table));
  }

  private Row row(String name) {
    Metric metric = writing.metric(name);
    Fraction fraction = fraction(writing, name);
    Metric.Ratio ratio = (Metric.Ratio) metric.definition();
    return Row.of(
        Writing.text(words.label(metric)),
        value(writing, name),
        part(name, ratio.numerator(), fraction.numerator(), Statistic.NUMERATOR),
        part(name, ratio.denominator(), fraction.denominator(), Statistic.DENOMINATOR),
        Writing.text(words.description(metric)));
  }

  private Amount part(String name, String input, BigDecimal value, Statistic statistic) {
    Metric metric = writing.metric(input);
    return new Amount(
        value,
        metric.meta().decimals(),
        metric.meta().unit().toString(),
        Optional.of(writing.origin(name, Part.ALL, statistic)));
  }

  /** A ratio; nothing where there is nothing to divide by. */
  static Cell value(Writing writing, String name) {
    Metric metric = writing.metric(name);
    Optional<BigDecimal> value = fraction(writing, name).value();
    return value.isPresent()
        ? new Amount(
            value.get(),
            PERCENT_DECIMALS,
            metric.meta().unit().toString(),
            Optional.of(writing.origin(name, Part.ALL, Statistic.VALUE)))
        : new Cell.Empty(writing.words().text("empty.ratio"));
  }

  private static Fraction fraction(Writing writing, String name) {
    return Optional.ofNullable(writing.figures().fractions().get(name))
        .orElseThrow(() -> new IllegalStateException(name + " was not read"));
  }
}
