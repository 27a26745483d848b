package io.loopledger.catalog.metrics.sql;

import static java.util.stream.Collectors.joining;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Metric.Simple;
import io.loopledger.catalog.metrics.Model;
import io.loopledger.catalog.metrics.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A query with one row for each combination of time and dimensions, and a column for each simple
 * metric.
 *
 * <p>Which relation is read: the summary of the model (the roll-up) if it has every column that is
 * grouped, filtered or summed; else the model's own relation. Money is grouped by reporting
 * currency always; where pieces stand beside money they take the currency of their brand.
 */
final class Sums {
  private static final String BRAND_CURRENCY =
      """

        JOIN (SELECT brand AS brand_id, reporting_currency AS brand_currency FROM ref.brands)
          ON brand_id = brand""";

  private final Catalog catalog;
  private final Aggregates aggregates;
  private final String grain;
  private final List<String> dimensions;
  private final List<Metric> simples;
  private final boolean hasMoney;

  /** Metrics that one SELECT computes. */
  private record Group(Model model, boolean isMoney, List<Metric> metrics) {}

  Sums(Catalog catalog, String grain, List<String> dimensions, List<Metric> simples) {
    this.catalog = catalog;
    this.aggregates = new Aggregates(catalog.chart());
    this.grain = grain;
    this.dimensions = dimensions;
    this.simples = simples;
    this.hasMoney = simples.stream().anyMatch(metric -> metric.meta().unit().hasMoney());
  }

  /** Name of the column that says when. */
  String time() {
    return grain.equals("month") ? "business_month" : "business_date";
  }

  /** Columns that make a row, in order: time, dimensions, currency. */
  List<String> keys() {
    List<String> keys = new ArrayList<>(List.of(time()));
    keys.addAll(dimensions);
    if (hasMoney) {
      keys.add(Unit.MONEY);
    }
    return keys;
  }

  /** The query. */
  String sql() {
    List<Group> groups = groups();
    if (groups.size() == 1) {
      return select(groups.getFirst(), false);
    }
    String parts =
        groups.stream().map(group -> select(group, true)).collect(joining("\nUNION ALL\n"));
    String values =
        simples.stream()
            .map(m -> "%s(%s) AS %s".formatted(isSum(m) ? "sum" : "max", m.name(), m.name()))
            .collect(joining(",\n  "));
    return "SELECT %s,\n  %s\nFROM (\n%s\n)\nGROUP BY %s"
        .formatted(String.join(", ", keys()), values, parts, String.join(", ", keys()));
  }

  private static boolean isSum(Metric metric) {
    return metric.definition() instanceof Simple simple && simple.agg().isAdditive();
  }

  private List<Group> groups() {
    Map<List<Object>, Group> groups = new LinkedHashMap<>();
    for (Metric metric : simples) {
      Model model = catalog.model((Simple) metric.definition());
      boolean isMoney = metric.meta().unit().hasMoney();
      groups
          .computeIfAbsent(
              List.of(model.name(), isMoney), key -> new Group(model, isMoney, new ArrayList<>()))
          .metrics()
          .add(metric);
    }
    return List.copyOf(groups.values());
  }

  private String select(Group group, boolean isPart) {
    boolean takesCurrency = hasMoney && !group.isMoney();
    List<String> columns = new ArrayList<>(List.of(timeSql(group.model()) + " AS " + time()));
    columns.addAll(dimensions);
    if (hasMoney) {
      columns.add(currency(group, takesCurrency));
    }
    boolean isAlone = group.metrics().size() == 1;
    for (Metric metric : isPart ? simples : group.metrics()) {
      columns.add(value(group, metric, isAlone) + " AS " + metric.name());
    }
    return "SELECT %s\nFROM %s%s%s\nGROUP BY %s"
        .formatted(
            String.join(",\n  ", columns),
            relation(group),
            takesCurrency ? BRAND_CURRENCY : "",
            where(group, isAlone),
            groupBy());
  }

  private String currency(Group group, boolean takesCurrency) {
    if (takesCurrency) {
      return "brand_currency AS " + Unit.MONEY;
    }
    String column = group.model().currency().orElse(Unit.MONEY);
    return column.equals(Unit.MONEY) ? column : column + " AS " + Unit.MONEY;
  }

  private String value(Group group, Metric metric, boolean isAlone) {
    if (!group.metrics().contains(metric)) {
      return "CAST(NULL AS %s)".formatted(type(metric));
    }
    return aggregates.sql((Simple) metric.definition(), isAlone);
  }

  /** Every part of a union needs the type that the part with the value has. */
  private static String type(Metric metric) {
    Simple simple = (Simple) metric.definition();
    return switch (simple.agg()) {
      case COUNT, COUNT_DISTINCT -> "bigint";
      case SUM -> "decimal(38, 6)";
      case MIN, MAX, MEDIAN, PERCENTILE -> "decimal(20, 6)";
    };
  }

  private String timeSql(Model model) {
    String column = model.timeColumn();
    return grain.equals("month")
        ? "CAST(date_trunc('month', %s) AS date)".formatted(column)
        : column;
  }

  private String groupBy() {
    StringBuilder ordinals = new StringBuilder("1");
    for (int i = 2; i <= keys().size(); i++) {
      ordinals.append(", ").append(i);
    }
    return ordinals.toString();
  }

  private String where(Group group, boolean isAlone) {
    List<String> conditions = new ArrayList<>();
    for (Metric metric : group.metrics()) {
      Optional<String> condition = aggregates.condition((Simple) metric.definition());
      if (condition.isEmpty()) {
        return "";
      }
      if (!conditions.contains(condition.get())) {
        conditions.add(condition.get());
      }
    }
    return "\nWHERE " + (isAlone ? conditions.getFirst() : String.join("\n  OR ", conditions));
  }

  /** The summary where it is enough, else the relation itself. */
  private String relation(Group group) {
    Set<String> needed = new HashSet<>(dimensions);
    needed.add(group.model().timeColumn());
    if (group.isMoney()) {
      group.model().currency().ifPresent(needed::add);
    }
    group.metrics().forEach(m -> needed.addAll(aggregates.columns((Simple) m.definition())));
    return group
        .model()
        .summary()
        .filter(summary -> summary.columns().containsAll(needed))
        .map(summary -> Model.quoted(summary.relation()))
        .orElse(Model.quoted(group.model().relation()));
  }
}
