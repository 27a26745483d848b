package io.loopledger.reports.impact;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A part of the entries: dimensions and their values, all of them equal.
 *
 * @param where by name of dimension; an empty text stands for entries without a value
 */
record Part(Map<String, String> where) {
  static final Part ALL = new Part(Map.of());

  Part {
    where = Collections.unmodifiableMap(new TreeMap<>(where));
  }

  static Part ofMethod(String method) {
    return ALL.and("method", method);
  }

  Part and(String dimension, String value) {
    Map<String, String> more = new TreeMap<>(where);
    more.put(dimension, value);
    return new Part(more);
  }

  boolean has(EntrySum sum) {
    return where.entrySet().stream()
        .allMatch(each -> value(sum, each.getKey()).equals(each.getValue()));
  }

  private static String value(EntrySum sum, String dimension) {
    return switch (dimension) {
      case "category" -> sum.category();
      case "method" -> sum.method();
      case "factor_version" -> sum.factorVersion();
      case "origin" -> sum.origin();
      default ->
          throw new IllegalArgumentException(
              "dimension is '%s'; sums have category, method, factor_version and origin"
                  .formatted(dimension));
    };
  }
}
