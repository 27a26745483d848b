package io.loopledger.metricscheck.check;

/**
 * A metric to check: the view {@code schema.name} with the value in a column of the same name.
 *
 * @param combining how rows of the view become one figure
 */
public record CheckedMetric(String schema, String name, Combining combining) {

  /** How rows of a metric's view become one figure. */
  public enum Combining {
    /** Values add up; nothing is 0. */
    SUM,
    /** The sum of the column {@code numerator} over that of {@code denominator}. */
    RATIO_OF_SUMS,
    /** Not at all: the check names every column of the view's grain. */
    AS_IS
  }

  /** {@code schema.name}, as people say it. */
  public String qualifiedName() {
    return schema + "." + name;
  }

  /** The view, as SQL names it. */
  String view() {
    return "%s.%s".formatted(quoted(schema), quoted(name));
  }

  /** Where the check stands, below the folder of all checks. */
  String file() {
    return "%s/%s.sql".formatted(schema, name);
  }

  /** A figure of these columns of the view. */
  String figure(String column) {
    return switch (combining) {
      case SUM -> "COALESCE(sum(%s), 0)".formatted(quoted(column));
      case RATIO_OF_SUMS ->
          column.equals(name)
              ? "CAST(sum(numerator) AS decimal(38, 18))"
                  + " / NULLIF(CAST(sum(denominator) AS decimal(38, 6)), 0)"
              : "sum(%s)".formatted(quoted(column));
      case AS_IS -> quoted(column);
    };
  }

  static String quoted(String name) {
    return "\"%s\"".formatted(name.replace("\"", "\"\""));
  }
}
