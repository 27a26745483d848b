package io.loopledger.brandreports.query;

import io.loopledger.brandreports.period.ReportDays;
import io.loopledger.close.lake.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Clauses of queries. Names come from the catalog, values are always quoted. */
final class Clauses {
  private Clauses() {}

  /** A name of the catalog. */
  static String name(String column) {
    return "\"" + column.replace("\"", "\"\"") + "\"";
  }

  static String names(List<String> columns) {
    return columns.stream().map(Clauses::name).collect(Collectors.joining(", "));
  }

  /** Conditions that rows fit the filter. */
  static List<String> fits(Map<String, List<String>> filter) {
    List<String> conditions = new ArrayList<>();
    filter.forEach(
        (column, values) ->
            conditions.add("%s IN (%s)".formatted(name(column), Sql.texts(values))));
    return conditions;
  }

  /** Condition that a day, or the first day of a month, is in a period of days, or of months. */
  static String within(String column, ReportDays period) {
    return "%s BETWEEN DATE '%s' AND DATE '%s'"
        .formatted(name(column), period.first(), period.last());
  }

  /**
   * Rows of a query that fit, in one order on every machine.
   *
   * @param query one SELECT
   * @param order columns that tell rows apart
   */
  static String select(
      List<String> columns, String query, List<String> conditions, List<String> order) {
    String where = conditions.isEmpty() ? "" : "\nWHERE " + String.join("\n  AND ", conditions);
    String by =
        order.stream()
            .map(column -> name(column) + " ASC NULLS LAST")
            .collect(Collectors.joining(", "));
    return "SELECT %s\nFROM (\n%s\n)%s\nORDER BY %s".formatted(names(columns), query, where, by);
  }
}
