package io.loopledger.metricscheck.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares metrics with independent SQL. A check is a file {@code schema/metric.sql} of one query
 * over {@code raw.events} and {@code ref}; it returns {@code brand} or other columns of the metric
 * as keys and the figure as {@code value}; beside it, if it likes, {@code numerator} and {@code
 * denominator}. Equal is equal to the last digit.
 */
public final class MetricCheck {
  private static final int MOST_LINES = 12;

  private final Path checks;

  /** Where a project's checks are. */
  public static Path folder(Path project) {
    return project.resolve(
        "metrics-catalog/src/test/resources/io/loopledger/catalog/metrics/checks");
  }

  /** Checks of this folder. */
  public MetricCheck(Path checks) {
    this.checks = checks;
  }

  /** A check that cannot be compared; the message says why. */
  static final class CheckFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CheckFailedException(String message) {
      super(message);
    }
  }

  /**
   * Makes a catalog's schemas and views.
   *
   * @throws IllegalStateException naming the statement that Trino refuses
   */
  public static void create(Connection trino, CatalogUnderTest catalog) {
    for (String sql : catalog.statements()) {
      try (Statement statement = trino.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException(
            "Trino refuses a statement of the catalog: %s%n%s".formatted(e.getMessage(), sql), e);
      }
    }
  }

  /** Whether there is a check of a metric. */
  public boolean has(CheckedMetric metric) {
    return Files.isRegularFile(checks.resolve(metric.file()));
  }

  /** What is wrong with a metric, in lines for a person; empty if nothing is. */
  public List<String> problems(Connection trino, CheckedMetric metric) {
    Path file = checks.resolve(metric.file());
    if (!Files.isRegularFile(file)) {
      return List.of(
          "%s has no check: write %s, a query over raw.events and ref that returns brand and value"
              .formatted(metric.qualifiedName(), file));
    }
    try {
      Figures expected = Figures.ofCheck(trino, read(file));
      return told(metric, expected, expected.ofView(trino, metric));
    } catch (SQLException | CheckFailedException e) {
      return List.of(
          "%s cannot be compared with %s: %s"
              .formatted(metric.qualifiedName(), metric.file(), e.getMessage()));
    }
  }

  /**
   * The same for a metric whose view has finer rows that cannot be added, such as a percentile.
   *
   * @param figureOfBrand what the catalog says of a brand as a whole
   */
  public List<String> problems(
      Connection trino, CheckedMetric metric, Function<String, @Nullable BigDecimal> figureOfBrand)
      throws SQLException {
    Figures expected = Figures.ofCheck(trino, read(checks.resolve(metric.file())));
    if (!expected.keys().equals(List.of("brand"))) {
      return List.of(
          "%s: the check's groups are %s, not brands"
              .formatted(metric.qualifiedName(), expected.keys()));
    }
    Map<String, List<@Nullable BigDecimal>> found = new TreeMap<>();
    for (String group : expected.rows().keySet()) {
      found.put(
          group,
          Collections.singletonList(figureOfBrand.apply(group.substring("brand=".length()))));
    }
    return told(
        metric,
        new Figures(List.of("brand"), List.of("value"), expected.rows()),
        new Figures(List.of("brand"), List.of("value"), found));
  }

  /** Checks of this folder that belong to none of these metrics. */
  public List<String> strays(List<CheckedMetric> metrics) {
    Set<String> known = metrics.stream().map(CheckedMetric::file).collect(Collectors.toSet());
    if (!Files.isDirectory(checks)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(checks)) {
      return files
          .filter(file -> file.toString().endsWith(".sql"))
          .map(file -> checks.relativize(file).toString().replace('\\', '/'))
          .filter(file -> !known.contains(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + checks, e);
    }
  }

  /** Where both say nothing but zeros, they are alike, but that is told. */
  private static List<String> told(CheckedMetric metric, Figures expected, Figures found) {
    List<String> differences = differences(metric, expected, found);
    return differences.isEmpty() && expected.isVacuous()
        ? List.of(
            "%s: its check finds nothing but zeros, which proves nothing; add events to the lake"
                .formatted(metric.qualifiedName()))
        : differences;
  }

  private static List<String> differences(CheckedMetric metric, Figures expected, Figures found) {
    Set<String> groups = new TreeSet<>(expected.rows().keySet());
    groups.addAll(found.rows().keySet());
    List<String> lines = new ArrayList<>();
    for (String group : groups) {
      for (int i = 0; i < expected.values().size(); i++) {
        BigDecimal wanted = figure(metric, expected, group, i);
        BigDecimal there = figure(metric, found, group, i);
        if (!isSame(metric, wanted, there)) {
          lines.add(
              "  %s, %s: the view says %s, the check %s"
                  .formatted(group, expected.values().get(i), text(there), text(wanted)));
        }
      }
    }
    if (lines.isEmpty()) {
      return lines;
    }
    int count = lines.size();
    List<String> shown = new ArrayList<>(lines.subList(0, Math.min(count, MOST_LINES)));
    shown.addFirst(
        "%s differs from %s in %d of %d figures:"
            .formatted(
                metric.qualifiedName(),
                metric.file(),
                count,
                groups.size() * expected.values().size()));
    return shown;
  }

  /** What is summed is 0 where there is no row; anything else is not known. */
  private static @Nullable BigDecimal figure(
      CheckedMetric metric, Figures figures, String group, int place) {
    List<@Nullable BigDecimal> row = figures.rows().get(group);
    BigDecimal figure = row == null ? null : row.get(place);
    boolean isSum =
        metric.combining() == CheckedMetric.Combining.SUM
            || (metric.combining() == CheckedMetric.Combining.RATIO_OF_SUMS
                && !figures.values().get(place).equals("value"));
    return figure == null && isSum ? BigDecimal.ZERO : figure;
  }

  /** A quotient of the check may have more digits than the view's: it is rounded to as many. */
  private static boolean isSame(
      CheckedMetric metric, @Nullable BigDecimal wanted, @Nullable BigDecimal there) {
    if (wanted == null || there == null) {
      return wanted == there;
    }
    boolean isRounded =
        metric.combining() != CheckedMetric.Combining.SUM && wanted.scale() > there.scale();
    BigDecimal comparable =
        isRounded ? wanted.setScale(there.scale(), RoundingMode.HALF_UP) : wanted;
    return comparable.compareTo(there) == 0;
  }

  private static String text(@Nullable BigDecimal figure) {
    return figure == null ? "nothing" : figure.toPlainString();
  }

  private static String read(Path file) {
    try {
      // Trino's driver takes one statement without the semicolon that clients end it with.
      return Files.readString(file).strip().replaceFirst(";$", "");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
