package io.loopledger.reports.check;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Unit;
import io.loopledger.catalog.metrics.Vocabulary.Additivity;
import io.loopledger.close.lake.Sql;
import io.loopledger.documents.model.Cell.Origin;
import io.loopledger.documents.model.Cell.Statistic;
import io.loopledger.reports.source.ReportPeriod;
import io.loopledger.reports.source.ReportSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads metrics for origins. Origins that differ in values only are read by one query. In {@code
 * where}, {@value #MONTH} is a {@link ReportPeriod}; every other name is a dimension of the metric,
 * and an empty value means that rows have none.
 */
final class OriginReader {
  static final String MONTH = "business_month";
  private static final List<String> FIXED = List.of("tenant", "brand", "program");
  private static final String FACTORS = "factor_version";
  private static final int RATIO_DIGITS = 12;

  private final ReportSource source;
  private final Catalog catalog;
  private final Map<Group, Map<List<String>, Read>> answers = new HashMap<>();

  OriginReader(ReportSource source) {
    this.source = source;
    this.catalog = source.catalog();
  }

  /**
   * What one query answers.
   *
   * @param fixed dimensions with the same value in all of them
   * @param dimensions the others
   */
  record Group(
      String metric, ReportPeriod period, Map<String, String> fixed, List<String> dimensions) {

    static Group of(Origin origin) {
      Map<String, String> fixed = new TreeMap<>();
      List<String> dimensions = new ArrayList<>();
      origin
          .where()
          .forEach(
              (name, value) -> {
                if (FIXED.contains(name)) {
                  fixed.put(name, value);
                } else if (!name.equals(MONTH)) {
                  dimensions.add(name);
                }
              });
      String period = origin.where().get(MONTH);
      if (period == null || fixed.isEmpty()) {
        throw new IllegalArgumentException(
            "origin of %s is %s; it needs %s and a tenant or a brand"
                .formatted(origin.metric(), origin.where(), MONTH));
      }
      return new Group(origin.metric(), ReportPeriod.parse(period), fixed, dimensions);
    }

    /** Values of the dimensions of one of them. */
    List<String> key(Origin origin) {
      return dimensions.stream().map(name -> origin.where().getOrDefault(name, "")).toList();
    }

    String condition(String days) {
      return fixed.entrySet().stream()
              .map(each -> each.getKey() + " = " + Sql.text(each.getValue()))
              .collect(Collectors.joining(" AND "))
          + " AND "
          + days;
    }

    String days(String timeColumn) {
      return "%s BETWEEN DATE '%s' AND DATE '%s'"
          .formatted(timeColumn, period.firstDay(), period.lastDay());
    }

    /** The dimensions as columns k1, k2 and so on; a value that is not there is an empty text. */
    String columns() {
      return IntStream.range(0, dimensions.size())
          .mapToObj(
              i -> "coalesce(CAST(%s AS varchar), '') AS k%d".formatted(dimensions.get(i), i + 1))
          .map(column -> column + ", ")
          .collect(Collectors.joining());
    }

    /** Names of these columns, each with a comma. */
    String names() {
      return IntStream.rangeClosed(1, dimensions.size())
          .mapToObj(i -> "k" + i + ", ")
          .collect(Collectors.joining());
    }

    List<String> key(ResultSet row) throws SQLException {
      List<String> key = new ArrayList<>();
      for (int i = 1; i <= dimensions.size(); i++) {
        key.add(row.getString("k" + i));
      }
      return key;
    }
  }

  /** What was read for one key. */
  record Read(Map<Statistic, BigDecimal> figures, int rows) {}

  /** Reads all of them. */
  void read(List<Origin> origins) throws SQLException {
    Map<Group, Set<Statistic>> asked = new LinkedHashMap<>();
    for (Origin origin : origins) {
      asked
          .computeIfAbsent(Group.of(origin), group -> new LinkedHashSet<>())
          .add(origin.statistic());
    }
    for (Map.Entry<Group, Set<Statistic>> each : asked.entrySet()) {
      Group group = each.getKey();
      Map<List<String>, Read> answer = new HashMap<>(view(group));
      boolean isOneMonth = group.period().months().size() == 1;
      boolean needsDraws =
          each.getValue().contains(Statistic.P50)
              || (!isOneMonth
                  && (each.getValue().contains(Statistic.P5)
                      || each.getValue().contains(Statistic.P95)));
      if (needsDraws) {
        new DrawnPercentiles(source).read(group).forEach((key, drawn) -> merge(answer, key, drawn));
      }
      answers.put(group, answer);
    }
  }

  /** Percentiles of the view stay, where it has them. */
  private static void merge(
      Map<List<String>, Read> answer, List<String> key, Map<Statistic, BigDecimal> drawn) {
    Read read = answer.getOrDefault(key, new Read(Map.of(), 0));
    Map<Statistic, BigDecimal> figures = new HashMap<>(drawn);
    figures.putAll(read.figures());
    answer.put(key, new Read(figures, read.rows()));
  }

  /** A figure; a sum over no rows is 0, a quotient by nothing is none. */
  Optional<BigDecimal> figure(Origin origin) {
    Group group = Group.of(origin);
    Read read =
        answers
            .getOrDefault(group, Map.of())
            .getOrDefault(group.key(origin), new Read(Map.of(), 0));
    Optional<BigDecimal> figure = Optional.ofNullable(read.figures().get(origin.statistic()));
    boolean isRatio = catalog.metric(origin.metric()).definition() instanceof Metric.Ratio;
    return switch (origin.statistic()) {
      case VALUE -> isRatio ? figure : Optional.of(figure.orElse(BigDecimal.ZERO));
      case NUMERATOR, DENOMINATOR -> Optional.of(figure.orElse(BigDecimal.ZERO));
      case P5, P50, P95 -> figure;
    };
  }

  /** The unit of a figure. */
  static String unit(Catalog catalog, Metric metric, Statistic statistic) {
    if (metric.definition() instanceof Metric.Ratio ratio) {
      return switch (statistic) {
        case NUMERATOR -> catalog.metric(ratio.numerator()).meta().unit().toString();
        case DENOMINATOR -> catalog.metric(ratio.denominator()).meta().unit().toString();
        case VALUE, P5, P50, P95 -> metric.meta().unit().toString();
      };
    }
    return metric.meta().unit().toString();
  }

  private Map<List<String>, Read> view(Group group) throws SQLException {
    Metric metric = catalog.metric(group.metric());
    boolean isRatio = metric.definition() instanceof Metric.Ratio;
    boolean isImpact = metric.meta().unit().isImpact();
    if (isImpact && !group.dimensions().contains("method")) {
      throw new IllegalArgumentException(
          "origin of %s has no method; methods are never added".formatted(group.metric()));
    }
    if (isImpact && group.dimensions().contains(FACTORS)) {
      return ofEntries(group);
    }
    List<String> dimensions = new ArrayList<>(group.fixed().keySet());
    dimensions.addAll(group.dimensions());
    // A view of money has its currency anyway.
    dimensions.remove(Unit.MONEY);
    String sql =
        "SELECT %s%s, count(*) AS row_count FROM (%s) WHERE %s%s"
            .formatted(
                group.columns(),
                columns(metric),
                source.sql(metric, dimensions),
                group.condition(days(metric, group)),
                groupBy(group));
    Map<List<String>, Read> answer = new HashMap<>();
    source.query(sql, row -> answer.put(group.key(row), read(row, isRatio, isImpact && !isRatio)));
    return answer;
  }

  /** A view groups by its factors anyway, and cannot have them as a dimension, too. */
  private Map<List<String>, Read> ofEntries(Group group) throws SQLException {
    Map<List<String>, Read> answer = new HashMap<>();
    new DrawnPercentiles(source)
        .amounts(group)
        .forEach((key, amount) -> answer.put(key, new Read(Map.of(Statistic.VALUE, amount), 0)));
    return answer;
  }

  private static String columns(Metric metric) {
    String name = metric.name();
    return switch (metric.definition()) {
      case Metric.Ratio ratio -> "sum(numerator) AS numerator, sum(denominator) AS denominator";
      // The last row has all that was before it.
      case Metric.Cumulative total -> "max_by(%s, business_date) AS value".formatted(name);
      case Metric.Simple simple -> sum(metric);
      case Metric.Derived derived -> sum(metric);
    };
  }

  private static String sum(Metric metric) {
    String name = metric.name();
    return "sum(%s) AS value".formatted(name)
        + (metric.meta().unit().isImpact()
            ? ", max(%s_p5) AS p5, max(%s_p95) AS p95".formatted(name, name)
            : "");
  }

  private static String days(Metric metric, Group group) {
    if (metric.definition() instanceof Metric.Cumulative total) {
      if (total.grainToDate().isPresent()) {
        throw new IllegalArgumentException(
            "%s begins anew with each %s; its figures cannot be read again here"
                .formatted(metric.qualifiedName(), total.grainToDate().get()));
      }
      return "business_date <= DATE '%s'".formatted(group.period().lastDay());
    }
    boolean isMonthly =
        metric.meta().unit().isImpact() || metric.meta().additivity() == Additivity.NON_ADDITIVE;
    return group.days(isMonthly ? MONTH : "business_date");
  }

  static String groupBy(Group group) {
    return group.dimensions().isEmpty()
        ? ""
        : IntStream.rangeClosed(1, group.dimensions().size())
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", ", " GROUP BY ", ""));
  }

  private static Read read(ResultSet row, boolean isRatio, boolean hasInterval)
      throws SQLException {
    Map<Statistic, BigDecimal> figures = new HashMap<>();
    int rows = row.getInt("row_count");
    if (isRatio) {
      put(figures, Statistic.NUMERATOR, row.getBigDecimal("numerator"));
      put(figures, Statistic.DENOMINATOR, row.getBigDecimal("denominator"));
      quotient(figures).ifPresent(value -> figures.put(Statistic.VALUE, value));
    } else {
      put(figures, Statistic.VALUE, row.getBigDecimal("value"));
    }
    if (hasInterval && rows == 1) {
      put(figures, Statistic.P5, row.getBigDecimal("p5"));
      put(figures, Statistic.P95, row.getBigDecimal("p95"));
    }
    return new Read(figures, rows);
  }

  private static Optional<BigDecimal> quotient(Map<Statistic, BigDecimal> figures) {
    BigDecimal above = figures.get(Statistic.NUMERATOR);
    BigDecimal below = figures.get(Statistic.DENOMINATOR);
    return above == null || below == null || below.signum() == 0
        ? Optional.empty()
        : Optional.of(above.divide(below, RATIO_DIGITS, RoundingMode.HALF_UP));
  }

  private static void put(
      Map<Statistic, BigDecimal> figures, Statistic statistic, @Nullable BigDecimal value) {
    if (value != null) {
      figures.put(statistic, value);
    }
  }
}
