package io.loopledger.catalog.metrics.yaml;

import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Metric.Cumulative;
import io.loopledger.catalog.metrics.Metric.Definition;
import io.loopledger.catalog.metrics.Metric.Derived;
import io.loopledger.catalog.metrics.Metric.Input;
import io.loopledger.catalog.metrics.Metric.Ratio;
import io.loopledger.catalog.metrics.Metric.Simple;
import io.loopledger.catalog.metrics.Place;
import io.loopledger.catalog.metrics.Problems;
import io.loopledger.catalog.metrics.Vocabulary;
import io.loopledger.catalog.metrics.Vocabulary.Agg;
import io.loopledger.catalog.metrics.expr.Arithmetic;
import io.loopledger.catalog.metrics.expr.ExpressionException;
import io.loopledger.catalog.metrics.expr.Filter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a file of one metric. */
final class MetricReader {
  private static final List<String> HEAD = List.of("name", "label", "description", "type");

  /** Keys of each type, in their order, between the head and {@code config}. */
  private static final Map<String, List<String>> KEYS =
      Map.of(
          "simple",
          List.of("agg", "expr", "percentile", "percentile_type", "agg_time_dimension", "filter"),
          "ratio",
          List.of("numerator", "denominator"),
          "derived",
          List.of("expr", "input_metrics"),
          "cumulative",
          List.of("input_metric", "window", "grain_to_date", "period_agg"));

  private static final List<String> GRAINS = List.of("month", "quarter", "year");

  private final String file;
  private final Problems problems;

  MetricReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The metric of a file, if it can be read. */
  Optional<Metric> read(String text) {
    int before = problems.count();
    Optional<Fields> root = Fields.read(file, text, problems);
    if (root.isEmpty()) {
      return Optional.empty();
    }
    root.get().allow(List.of("metrics"));
    List<Fields> metrics = root.get().maps("metrics");
    if (metrics.size() != 1) {
      problems.add(
          root.get().place(),
          "the file has %d metrics".formatted(metrics.size()),
          "write one metric in each file, below 'metrics:'");
      return Optional.empty();
    }
    Metric metric = metric(metrics.getFirst());
    return problems.count() == before ? Optional.of(metric) : Optional.empty();
  }

  private Metric metric(Fields fields) {
    String type = fields.required("type", "it is simple, ratio, derived or cumulative");
    List<String> own = KEYS.getOrDefault(type, List.of());
    if (!type.isEmpty() && !KEYS.containsKey(type)) {
      problems.add(
          fields.place("type"),
          "type '%s' is not known".formatted(type),
          "it is simple, ratio, derived or cumulative");
    } else {
      List<String> keys = new ArrayList<>(HEAD);
      keys.addAll(own);
      keys.add("config");
      fields.allow(keys);
    }
    String name = fields.required("name", "write the file's name without .yaml");
    requireName(fields.place("name"), name);
    Fields meta = MetaReader.meta(fields);
    return new Metric(
        fields.place("name"),
        schema(),
        name,
        fields.required("label", "write the English name that people see"),
        fields.required("description", "write in English what is counted and what is not"),
        definition(type, fields, meta),
        new MetaReader(meta).read(type));
  }

  private String schema() {
    int slash = file.indexOf('/');
    return slash < 0 ? "" : file.substring(0, slash);
  }

  private void requireName(Place place, String name) {
    String expected = file.substring(file.indexOf('/') + 1).replace(".yaml", "");
    if (!name.isEmpty() && !name.matches("[a-z][a-z0-9_]*")) {
      problems.add(
          place,
          "name '%s' cannot be the name of a view".formatted(name),
          "use small letters, digits and underscores, beginning with a letter");
    } else if (!name.isEmpty() && !name.equals(expected)) {
      problems.add(
          place,
          "metric '%s' is in a file of another name".formatted(name),
          "name the file %s.yaml or the metric %s".formatted(name, expected));
    }
  }

  private Definition definition(String type, Fields fields, Fields meta) {
    return switch (type) {
      case "ratio" ->
          new Ratio(
              fields.required("numerator", "name the metric above the line"),
              fields.required("denominator", "name the metric below the line"));
      case "derived" -> new Derived(arithmetic(fields), inputs(fields));
      case "cumulative" -> cumulative(fields);
      default -> simple(fields, meta);
    };
  }

  private Simple simple(Fields fields, Fields meta) {
    String aggText = fields.required("agg", aggFix());
    Optional<Agg> agg = Vocabulary.find(Agg.class, aggText);
    if (agg.isEmpty() && !aggText.isEmpty()) {
      String message =
          aggText.equals("average")
              ? "an average cannot be checked or summed"
              : "agg '%s' is not known".formatted(aggText);
      String fix =
          aggText.equals("average") ? "make a sum, a count, and a ratio of the two" : aggFix();
      problems.add(fields.place("agg"), message, fix);
    }
    Agg known = agg.orElse(Agg.SUM);
    Optional<Arithmetic> expr =
        known == Agg.COUNT ? Optional.empty() : Optional.of(arithmetic(fields));
    return new Simple(
        meta.required("model", "name the model that the rows come from"),
        known,
        expr,
        percentile(fields, known),
        filter(fields));
  }

  private static String aggFix() {
    return "it is " + String.join(", ", Vocabulary.texts(Agg.class));
  }

  private Optional<BigDecimal> percentile(Fields fields, Agg agg) {
    if (agg == Agg.MEDIAN) {
      return Optional.of(new BigDecimal("0.5"));
    }
    if (agg != Agg.PERCENTILE) {
      return Optional.empty();
    }
    String text = fields.required("percentile", "write a share, such as 0.9");
    if (!text.matches("0\\.\\d{1,4}")) {
      problems.add(
          fields.place("percentile"),
          "percentile '%s' is not between 0 and 1".formatted(text),
          "write a share, such as 0.9");
      return Optional.empty();
    }
    if (!fields.text("percentile_type").orElse("discrete").equals("discrete")) {
      problems.add(
          fields.place("percentile_type"),
          "only discrete percentiles are exact",
          "write percentile_type: discrete, the nearest rank");
    }
    return Optional.of(new BigDecimal(text));
  }

  private Optional<Filter> filter(Fields fields) {
    Optional<String> text = fields.text("filter");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Filter.parse(text.get()));
    } catch (ExpressionException e) {
      problems.add(
          fields.place("filter"),
          "the filter " + e.getMessage(),
          "write it as {{ Dimension('entry__account') }} IN ('revenue.resale')");
      return Optional.empty();
    }
  }

  private Arithmetic arithmetic(Fields fields) {
    String text = fields.required("expr", "write what is aggregated, such as amount");
    if (text.isEmpty()) {
      return new Arithmetic.Name("");
    }
    try {
      return Arithmetic.parse(text);
    } catch (ExpressionException e) {
      problems.add(
          fields.place("expr"),
          "the expression " + e.getMessage(),
          "use names, numbers, + - * / and parentheses");
      return new Arithmetic.Name("");
    }
  }

  private List<Input> inputs(Fields fields) {
    List<Input> inputs = new ArrayList<>();
    for (Fields input : fields.maps("input_metrics")) {
      input.allow(List.of("name", "alias"));
      String name = input.required("name", "name a metric");
      inputs.add(new Input(name, input.text("alias").orElse(name)));
    }
    if (inputs.isEmpty()) {
      problems.add(
          fields.place("input_metrics"),
          "a derived metric has no inputs",
          "list the metrics of its expression below input_metrics, each as '- name: ...'");
    }
    return inputs;
  }

  private Cumulative cumulative(Fields fields) {
    Optional<String> grain = fields.text("grain_to_date");
    if (grain.isPresent() && !GRAINS.contains(grain.get())) {
      problems.add(
          fields.place("grain_to_date"),
          "grain_to_date '%s' is not known".formatted(grain.get()),
          "it is month, quarter or year; leave it out for all time");
    }
    if (fields.has("window")) {
      problems.add(
          fields.place("window"),
          "a moving window is not supported",
          "use grain_to_date, or leave it out for all time");
    }
    return new Cumulative(
        fields.required("input_metric", "name the metric that is added up"), grain);
  }
}
