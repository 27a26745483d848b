package io.loopledger.catalog.metrics.explain;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Metric.Cumulative;
import io.loopledger.catalog.metrics.Metric.Derived;
import io.loopledger.catalog.metrics.Metric.Input;
import io.loopledger.catalog.metrics.Metric.Ratio;
import io.loopledger.catalog.metrics.Metric.Simple;
import io.loopledger.catalog.metrics.Unit;
import io.loopledger.catalog.metrics.explain.Node.Kind;
import io.loopledger.catalog.metrics.explain.Node.Made;
import io.loopledger.catalog.metrics.expr.Filter;
import io.loopledger.catalog.metrics.sql.PinnedQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes figures apart. */
public final class Explainer {
  private final Catalog catalog;
  private final SimpleExplainer simples;

  /** Reads every table at one version. */
  public Explainer(Catalog catalog, PinnedQuery pinned, Answers answers) {
    this.catalog = catalog;
    this.simples = new SimpleExplainer(catalog, pinned, answers);
  }

  /**
   * The figure as a tree.
   *
   * @throws IllegalArgumentException if what is asked for cannot be one figure
   */
  public Explained explain(Question asked) {
    Metric metric = asked.metric();
    boolean hasMoney = hasMoney(metric);
    List<Inputs> inputs = inputs(metric, asked.where());
    Question question = asked;
    if (hasMoney) {
      Optional<String> currency = one(inputs, metric, Unit.MONEY);
      if (currency.isPresent()) {
        question = asked.with(asked.where().and(currency(currency.get())));
        inputs = inputs(metric, question.where());
      }
    }
    if (metric.meta().unit().isImpact()) {
      Optional<String> method = one(inputs, metric, "method");
      if (method.isPresent()) {
        question = question.with(question.where().and(equal("method", method.get())));
        inputs = inputs(metric, question.where());
      }
    }
    simples.begin(question, inputs.stream().flatMap(i -> i.currencies().stream()).findFirst());
    Node root = node(metric, "", question.where(), question.depth());
    return new Explained(
        metric,
        asked.where().asked(),
        root.toDepth(asked.depth()),
        inputs,
        metric.meta().unit().isImpact() ? Optional.of(ImpactEvidence.of(root)) : Optional.empty(),
        simples.counts(),
        TreeCheck.problems(root));
  }

  private static Filter currency(String code) {
    return equal(Unit.MONEY, code);
  }

  private static Filter equal(String column, String value) {
    return new Filter.Compare(column, "=", new Filter.Literal(value, true));
  }

  /** The one currency or method there is: figures of several cannot be added. */
  private static Optional<String> one(List<Inputs> inputs, Metric metric, String dimension) {
    TreeSet<String> found = new TreeSet<>();
    inputs.forEach(i -> found.addAll(dimension.equals(Unit.MONEY) ? i.currencies() : i.methods()));
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "%s has rows of several %s here, which are never added: %s. Ask for one with --where \"%s = '%s'\""
              .formatted(
                  metric.qualifiedName(),
                  dimension.equals(Unit.MONEY) ? "reporting currencies" : "impact methods",
                  String.join(", ", found),
                  dimension,
                  found.first()));
    }
    return found.stream().findFirst();
  }

  private boolean hasMoney(Metric metric) {
    return catalog.simples(metric).stream().anyMatch(m -> m.meta().unit().hasMoney());
  }

  /** The rows below a metric, by relation: each row once, also where two parts count it. */
  private List<Inputs> inputs(Metric metric, Where where) {
    Map<String, List<SimpleExplainer.Part>> byRelation = new LinkedHashMap<>();
    for (SimpleExplainer.Part part : parts(metric, where)) {
      byRelation.computeIfAbsent(part.model().relation(), relation -> new ArrayList<>()).add(part);
    }
    return byRelation.values().stream().map(simples::inputs).toList();
  }

  private List<SimpleExplainer.Part> parts(Metric metric, Where where) {
    return switch (metric.definition()) {
      case Simple simple -> List.of(simples.part(metric, where));
      case Cumulative c -> parts(catalog.metric(c.input()), where.upToEnd(c.grainToDate()));
      default ->
          metric.inputs().stream()
              .flatMap(name -> parts(catalog.metric(name), where).stream())
              .toList();
    };
  }

  private Node node(Metric metric, String role, Where where, int depth) {
    return switch (metric.definition()) {
      case Simple simple -> simples.node(metric, role, where, depth);
      case Ratio ratio -> {
        Node above = node(catalog.metric(ratio.numerator()), "numerator", where, depth - 1);
        Node below = node(catalog.metric(ratio.denominator()), "denominator", where, depth - 1);
        BigDecimal quotient = TreeCheck.quotient(above.value(), below.value());
        yield composed(metric, role, quotient, Made.QUOTIENT, List.of(above, below));
      }
      case Cumulative cumulative -> {
        Where toEnd = where.upToEnd(cumulative.grainToDate());
        Node input = node(catalog.metric(cumulative.input()), "total", toEnd, depth - 1);
        yield composed(metric, role, input.value(), Made.SUM, List.of(input));
      }
      case Derived derived -> derived(metric, derived, role, where, depth);
    };
  }

  private Node derived(Metric metric, Derived derived, String role, Where where, int depth) {
    boolean isSum = derived.expr().isLinear();
    Map<String, BigDecimal> weights = isSum ? derived.expr().coefficients() : Map.of();
    List<Node> parts = new ArrayList<>();
    Map<String, @Nullable BigDecimal> values = new HashMap<>();
    for (Input input : derived.inputs()) {
      Node part = node(catalog.metric(input.name()), "input", where, depth - 1);
      values.put(input.alias(), part.value());
      parts.add(part.weighing(weights.getOrDefault(input.alias(), BigDecimal.ONE)));
    }
    BigDecimal value = Evaluation.of(derived.expr(), values::get);
    return composed(metric, role, value, isSum ? Made.SUM : Made.EXPRESSION, parts);
  }

  private Node composed(
      Metric metric, String role, @Nullable BigDecimal value, Made made, List<Node> parts) {
    return new Node(
        Kind.METRIC,
        metric.qualifiedName(),
        simples.facts(metric, role),
        value,
        simples.unit(metric),
        parts.stream().mapToLong(Node::rows).sum(),
        BigDecimal.ONE,
        made,
        parts);
  }
}
