package io.loopledger.catalog.metrics.publish;

import io.loopledger.catalog.metrics.Accounts;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Metric.Cumulative;
import io.loopledger.catalog.metrics.Metric.Derived;
import io.loopledger.catalog.metrics.Metric.Input;
import io.loopledger.catalog.metrics.Metric.Ratio;
import io.loopledger.catalog.metrics.Metric.Simple;
import io.loopledger.catalog.metrics.Vocabulary;
import io.loopledger.catalog.metrics.expr.Arithmetic;
import java.util.Map;
import java.util.stream.Collectors;

/** A definition in one line: for people, and as SQL that any engine reads. */
public final class Formula {
  private final Catalog catalog;

  /** Of metrics of this catalog. */
  public Formula(Catalog catalog) {
    this.catalog = catalog;
  }

  /** For people, such as {@code contribution_2 / net_revenue}. */
  public String text(Metric metric) {
    return switch (metric.definition()) {
      case Simple simple -> simple(simple);
      case Ratio ratio -> ratio.numerator() + " / " + ratio.denominator();
      case Derived derived -> derived(derived);
      case Cumulative c ->
          c.grainToDate()
              .map(
                  grain ->
                      "running total of %s since the start of the %s".formatted(c.input(), grain))
              .orElseGet(() -> "running total of " + c.input());
    };
  }

  private static String simple(Simple simple) {
    String of = simple.expr().map(Arithmetic::text).orElse("rows");
    String agg =
        simple
            .percentile()
            .map(
                share ->
                    "percentile " + share.movePointRight(2).stripTrailingZeros().toPlainString())
            .orElseGet(() -> Vocabulary.text(simple.agg()).replace('_', ' '));
    String where = simple.filter().map(filter -> " where " + filter.sql()).orElse("");
    return "%s of %s from %s%s".formatted(agg, of, simple.model(), where);
  }

  private static String derived(Derived derived) {
    Map<String, String> names =
        derived.inputs().stream().collect(Collectors.toMap(Input::alias, Input::name));
    return renamed(derived.expr(), names).text();
  }

  private static Arithmetic renamed(Arithmetic part, Map<String, String> names) {
    return switch (part) {
      case Arithmetic.Number number -> number;
      case Arithmetic.Name name ->
          new Arithmetic.Name(names.getOrDefault(name.name(), name.name()));
      case Arithmetic.Negative negative -> new Arithmetic.Negative(renamed(negative.of(), names));
      case Arithmetic.Binary b ->
          new Arithmetic.Binary(b.operator(), renamed(b.left(), names), renamed(b.right(), names));
    };
  }

  /** As an aggregate in standard SQL over the relations of its models. */
  public String ansi(Metric metric) {
    return switch (metric.definition()) {
      case Simple simple -> ansi(simple);
      case Ratio ratio ->
          "(%s) / NULLIF(%s, 0)"
              .formatted(
                  ansi(catalog.metric(ratio.numerator())),
                  ansi(catalog.metric(ratio.denominator())));
      case Derived derived -> {
        Map<String, String> inputs =
            derived.inputs().stream()
                .collect(
                    Collectors.toMap(
                        Input::alias, input -> "(" + ansi(catalog.metric(input.name())) + ")"));
        yield derived.expr().sql(alias -> inputs.getOrDefault(alias, alias));
      }
      case Cumulative cumulative -> ansi(catalog.metric(cumulative.input()));
    };
  }

  private String ansi(Simple simple) {
    String model = simple.model() + ".";
    String value = simple.expr().map(expr -> expr.sql(name -> model + name)).orElse("1");
    String cased =
        simple
            .filter()
            .map(filter -> Accounts.withoutLevels(catalog.chart(), filter).sql(model))
            .map(condition -> "CASE WHEN %s THEN %s END".formatted(condition, value))
            .orElse(value);
    return switch (simple.agg()) {
      case SUM -> "SUM(%s)".formatted(cased);
      case COUNT -> "COUNT(%s)".formatted(cased);
      case COUNT_DISTINCT -> "COUNT(DISTINCT %s)".formatted(cased);
      case MIN -> "MIN(%s)".formatted(cased);
      case MAX -> "MAX(%s)".formatted(cased);
      case MEDIAN, PERCENTILE ->
          "PERCENTILE_DISC(%s) WITHIN GROUP (ORDER BY %s)"
              .formatted(simple.percentile().orElseThrow().toPlainString(), cased);
    };
  }
}
