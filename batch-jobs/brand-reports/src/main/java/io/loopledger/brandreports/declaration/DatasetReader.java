package io.loopledger.brandreports.declaration;

import io.loopledger.brandreports.declaration.DatasetRequest.Grain;
import io.loopledger.brandreports.period.PeriodRule;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Closest;
import io.loopledger.catalog.metrics.Dataset;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.yaml.YamlFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the datasets of a report; whatever they name must be in the catalog. */
final class DatasetReader {
  /** Fields of a dataset. */
  static final List<String> FIELDS =
      List.of("name", "metrics", "dataset", "rows", "columns", "grain", "dimensions", "filter");

  private static final List<String> KINDS = List.of("metrics", "dataset", "rows");

  private final Catalog catalog;
  private final Faults faults;

  DatasetReader(Catalog catalog, Faults faults) {
    this.catalog = catalog;
    this.faults = faults;
  }

  List<DatasetRequest> read(YamlFields report, PeriodRule period) {
    List<YamlFields> maps = faults.attempt(() -> report.maps("datasets")).orElse(List.of());
    if (maps.isEmpty()) {
      faults.add(report.at("datasets") + " has nothing; give a list with a dataset or more");
    }
    List<DatasetRequest> requests = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlFields fields : maps) {
      DeclarationReader.unknown(fields, FIELDS, faults);
      faults
          .attempt(() -> request(fields, period))
          .ifPresent(
              request -> {
                if (!names.add(request.fileName())) {
                  faults.add(
                      "%s is '%s', as of another dataset; give it another name"
                          .formatted(fields.at("name"), request.name()));
                }
                requests.add(request);
              });
    }
    return requests;
  }

  private DatasetRequest request(YamlFields fields, PeriodRule period) {
    List<String> kinds = KINDS.stream().filter(fields::has).toList();
    if (kinds.size() != 1) {
      throw new IllegalArgumentException(
          "%s has %s; give one of %s"
              .formatted(fields.at("name"), kinds.isEmpty() ? "none of them" : kinds, KINDS));
    }
    String name = fields.text("name");
    return switch (kinds.getFirst()) {
      case "rows" -> rows(name, fields);
      case "dataset" -> ready(name, fields, period);
      default -> figures(name, fields, period);
    };
  }

  private DatasetRequest figures(String name, YamlFields fields, PeriodRule period) {
    refuse(fields, "columns", "metrics", "dimensions");
    List<Metric> metrics = new ArrayList<>();
    for (String metric : fields.list("metrics", "metrics")) {
      metrics.add(metric(fields, metric));
    }
    if (metrics.isEmpty()) {
      throw fields.fault("metrics", "a list of metrics");
    }
    Map<String, List<String>> filter = filter(fields);
    Set<String> dimensions = new LinkedHashSet<>(fields.list("dimensions", "dimensions"));
    dimensions.addAll(filter.keySet());
    new CatalogDimensions(catalog).check(fields, metrics, dimensions);
    boolean isImpact = metrics.stream().anyMatch(metric -> metric.meta().unit().isImpact());
    Grain grain = grain(fields, isImpact);
    requireFit(fields, grain, period);
    if (!isImpact) {
      CatalogDimensions.requireOneKindOfTime(fields, "metrics", metrics);
      return new DatasetRequest.Figures(name, metrics, grain, List.copyOf(dimensions), filter);
    }
    if (metrics.size() > 1) {
      throw fields.fault(
          "metrics",
          "a metric of impact alone: its interval, method and factor versions stand beside it, in"
              + " a dataset of its own");
    }
    return new DatasetRequest.Impact(name, metrics.getFirst(), List.copyOf(dimensions), filter);
  }

  private Metric metric(YamlFields fields, String name) {
    return catalog
        .find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s has '%s', which is no metric; %s"
                        .formatted(
                            fields.at("metrics"),
                            name,
                            Closest.fix(
                                name,
                                catalog.metrics().stream().map(Metric::qualifiedName).toList()))));
  }

  private static Grain grain(YamlFields fields, boolean isImpact) {
    if (!fields.has("grain")) {
      return isImpact ? Grain.MONTH : Grain.DAY;
    }
    Grain grain = fields.choice("grain", Grain.class);
    if (isImpact && grain == Grain.DAY) {
      throw fields.fault("grain", "month: intervals of impact are by month");
    }
    return grain;
  }

  private static void requireFit(YamlFields fields, Grain grain, PeriodRule period) {
    if (!grain.fits(period)) {
      throw new IllegalArgumentException(
          "%s is month, and the period %s cuts months in two; give grain: day, or a period of whole"
                  .formatted(fields.at("grain"), period)
              + " months");
    }
  }

  private DatasetRequest ready(String name, YamlFields fields, PeriodRule period) {
    refuse(fields, "columns", "dataset", "filter");
    refuse(fields, "dimensions", "dataset", "filter");
    refuse(fields, "grain", "dataset", "metrics");
    String wanted = fields.text("dataset");
    Dataset dataset =
        catalog.datasets().stream()
            .filter(each -> each.qualifiedName().equals(wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    fields.fault(
                        "dataset",
                        "a dataset of the catalog; "
                            + Closest.fix(
                                wanted,
                                catalog.datasets().stream().map(Dataset::qualifiedName).toList())));
    CatalogDimensions.requireOneKindOfTime(
        fields, "dataset", dataset.metrics().stream().map(catalog::metric).toList());
    Map<String, List<String>> filter = filter(fields);
    requireKnown(fields, "filter", filter.keySet(), dataset.dimensions());
    DatasetRequest.Ready ready = new DatasetRequest.Ready(name, dataset, filter);
    requireFit(fields, ready.grain(), period);
    return ready;
  }

  private DatasetRequest rows(String name, YamlFields fields) {
    refuse(fields, "dimensions", "rows", "columns");
    refuse(fields, "grain", "rows", "columns");
    RowSource source = fields.choice("rows", RowSource.class);
    List<String> known = source.columns(catalog).stream().map(RowSource.Column::name).toList();
    List<String> columns = fields.has("columns") ? fields.list("columns", "columns") : known;
    requireKnown(fields, "columns", columns, known);
    if (columns.size() < 2 || Set.copyOf(columns).size() < columns.size()) {
      // A line of one empty cell is an empty line, which readers skip.
      throw fields.fault("columns", "two columns or more, each once");
    }
    Map<String, List<String>> filter = filter(fields);
    requireKnown(fields, "filter", filter.keySet(), source.dimensions(catalog));
    return new DatasetRequest.Rows(name, source, columns, filter);
  }

  private static void refuse(YamlFields fields, String field, String kind, String instead) {
    if (fields.has(field)) {
      throw new IllegalArgumentException(
          "%s does not go with %s; take it out, or give %s"
              .formatted(fields.at(field), kind, instead));
    }
  }

  static void requireKnown(
      YamlFields fields, String field, Iterable<String> names, List<String> known) {
    for (String name : names) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "%s has '%s', which is not there; %s"
                .formatted(fields.at(field), name, Closest.fix(name, known)));
      }
    }
  }

  private static Map<String, List<String>> filter(YamlFields fields) {
    YamlFields map = fields.map("filter");
    Map<String, List<String>> filter = new LinkedHashMap<>();
    for (String dimension : map.names()) {
      List<String> values =
          oneValue(map, dimension).map(List::of).orElseGet(() -> map.list(dimension, "values"));
      if (values.isEmpty()) {
        throw map.fault(dimension, "a value or a list of values");
      }
      filter.put(dimension, values);
    }
    return filter;
  }

  private static Optional<String> oneValue(YamlFields map, String dimension) {
    try {
      return map.optional(dimension);
    } catch (IllegalArgumentException e) {
      // No text; then it is a list, or the reader of lists says what is wrong.
      return Optional.empty();
    }
  }
}
