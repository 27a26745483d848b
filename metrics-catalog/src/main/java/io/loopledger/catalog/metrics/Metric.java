package io.loopledger.catalog.metrics;

import io.loopledger.catalog.metrics.Vocabulary.Additivity;
import io.loopledger.catalog.metrics.Vocabulary.Agg;
import io.loopledger.catalog.metrics.Vocabulary.DateBasis;
import io.loopledger.catalog.metrics.expr.Arithmetic;
import io.loopledger.catalog.metrics.expr.Filter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a figure means.
 *
 * @param place where it is defined
 * @param schema schema of its view in Trino: finance, impact, operations or customers
 * @param name name of its view and of its value column
 * @param label English name
 * @param description English description, with the denominator of a ratio
 * @param definition how it is computed
 * @param meta what else one must know
 */
public record Metric(
    Place place,
    String schema,
    String name,
    String label,
    String description,
    Definition definition,
    Meta meta) {

  /** How a metric is computed. */
  public sealed interface Definition {}

  /**
   * An aggregate of the rows of a model.
   *
   * @param model its model
   * @param agg how rows become one figure
   * @param expr what is aggregated; a count has none
   * @param percentile between 0 and 1, of a percentile
   * @param filter which rows; all where empty
   */
  public record Simple(
      String model,
      Agg agg,
      Optional<Arithmetic> expr,
      Optional<BigDecimal> percentile,
      Optional<Filter> filter)
      implements Definition {}

  /**
   * A quotient of sums.
   *
   * @param numerator metric above
   * @param denominator metric below
   */
  public record Ratio(String numerator, String denominator) implements Definition {}

  /**
   * Arithmetic with other metrics.
   *
   * @param expr over aliases
   * @param inputs the metrics by alias
   */
  public record Derived(Arithmetic expr, List<Input> inputs) implements Definition {}

  /**
   * A metric under the name it has in an expression.
   *
   * @param name of the metric
   * @param alias in the expression
   */
  public record Input(String name, String alias) {}

  /**
   * The running total of a metric: all time, or since the start of a month, quarter or year.
   *
   * @param input the metric
   * @param grainToDate month, quarter or year; all time where empty
   */
  public record Cumulative(String input, Optional<String> grainToDate) implements Definition {}

  /**
   * What else one must know of a metric.
   *
   * @param version from 1; a changed definition has a new one
   * @param labelDe German name
   * @param descriptionDe German description
   * @param unit unit of the figure
   * @param decimals digits that are shown
   * @param owner team that answers for it
   * @param since release that brought it
   * @param dateBasis which date puts it into its period
   * @param additivity along what it may be summed
   * @param nullRule when it is null or zero
   * @param dimensions the only dimensions of its view; those of its model where empty
   * @param method of an impact metric: how its amounts come about
   * @param interval of an impact metric: how its interval comes about
   * @param source law or study it follows
   */
  public record Meta(
      int version,
      String labelDe,
      String descriptionDe,
      Unit unit,
      int decimals,
      String owner,
      String since,
      DateBasis dateBasis,
      Additivity additivity,
      String nullRule,
      List<String> dimensions,
      Optional<String> method,
      Optional<String> interval,
      Optional<String> source) {}

  /** {@code schema.name}. */
  public String qualifiedName() {
    return schema + "." + name;
  }

  /** The metrics it is computed from; none for a simple one. */
  public List<String> inputs() {
    return switch (definition) {
      case Simple simple -> List.of();
      case Ratio ratio -> List.of(ratio.numerator(), ratio.denominator());
      case Derived derived -> derived.inputs().stream().map(Input::name).distinct().toList();
      case Cumulative cumulative -> List.of(cumulative.input());
    };
  }

  /** The word for its kind of definition. */
  public String type() {
    return switch (definition) {
      case Simple simple -> "simple";
      case Ratio ratio -> "ratio";
      case Derived derived -> "derived";
      case Cumulative cumulative -> "cumulative";
    };
  }
}
