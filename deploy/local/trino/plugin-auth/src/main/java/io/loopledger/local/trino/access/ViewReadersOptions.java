package io.loopledger.local.trino.access;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The options of {@link ViewReaders}.
 *
 * @param statisticsGroup who may see statistics
 * @param schemasByGroup who reads only through views, and of which schemas
 */
record ViewReadersOptions(String statisticsGroup, Map<String, Set<String>> schemasByGroup) {
  private static final String STATISTICS = "statistics-for";
  private static final String VIEWS = "only-views-of.";

  ViewReadersOptions {
    schemasByGroup = Map.copyOf(schemasByGroup);
  }

  /** {@code statistics-for=GROUP}, and {@code only-views-of.ROLE=SCHEMA,SCHEMA} for some roles. */
  static ViewReadersOptions of(Map<String, String> config) {
    Map<String, String> rest = new HashMap<>(config);
    String statistics = rest.remove(STATISTICS);
    if (statistics == null) {
      throw new IllegalArgumentException("Expected option " + STATISTICS);
    }
    Map<String, Set<String>> schemas = new HashMap<>();
    rest.forEach(
        (key, value) -> {
          if (!key.startsWith(VIEWS)) {
            throw new IllegalArgumentException("Unknown option " + key);
          }
          schemas.put(
              "role/" + key.substring(VIEWS.length()),
              Arrays.stream(value.split(",", -1))
                  .map(String::strip)
                  .collect(Collectors.toUnmodifiableSet()));
        });
    return new ViewReadersOptions(statistics, schemas);
  }

  boolean mayHaveStatistics(Set<String> groups) {
    return groups.contains(statisticsGroup);
  }

  /** The schemas whose views are all that these groups may ask; empty where they may ask more. */
  Optional<Set<String>> onlyViewsOf(Set<String> groups) {
    return groups.stream()
        .filter(schemasByGroup::containsKey)
        .sorted()
        .findFirst()
        .map(schemasByGroup::get);
  }
}
