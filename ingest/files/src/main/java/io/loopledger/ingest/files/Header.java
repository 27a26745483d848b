package io.loopledger.ingest.files;

import io.loopledger.ingest.mapping.Mapping;
import io.loopledger.ingest.mapping.record.CellFields;
import io.loopledger.ingest.mapping.record.ColumnNames;
import io.loopledger.ingest.mapping.record.Fields;
import io.loopledger.ingest.mapping.yaml.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The columns of a file, found by name, in any order. */
final class Header {
  private static final int SHOWN = 30;
  private static final int LONGEST = 300;

  private final Mapping mapping;
  private final List<String> names;
  private final char delimiter;
  private final int[] indexes;
  private final Map<String, Integer> others;
  private final List<String> unknown;

  private Header(
      Mapping mapping,
      List<String> names,
      char delimiter,
      int[] indexes,
      Map<String, Integer> others,
      List<String> unknown) {
    this.mapping = mapping;
    this.names = names;
    this.delimiter = delimiter;
    this.indexes = indexes;
    this.others = others;
    this.unknown = unknown;
  }

  /**
   * Finds a mapping's columns.
   *
   * @throws IllegalArgumentException if a required column is missing or one stands there twice,
   *     naming it and what was found
   */
  static Header of(Mapping mapping, List<String> names, char delimiter) {
    List<ColumnNames> columns = mapping.columns();
    int[] indexes = new int[columns.size()];
    Arrays.fill(indexes, -1);
    Map<String, Integer> others = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int column = column(columns, names.get(i));
      if (column >= 0) {
        put(columns.get(column), column, i, names, indexes);
      } else {
        unknown.add(names.get(i).strip());
        if (!mapping.isPersonal(names.get(i)) && !names.get(i).isBlank()) {
          others.put(snakeCase(names.get(i)), i);
        }
      }
    }
    requireAll(mapping, names, indexes);
    return new Header(mapping, List.copyOf(names), delimiter, indexes, others, unknown);
  }

  /** The names as they stand in the file. */
  List<String> names() {
    return names;
  }

  /** What stands between two cells. */
  char delimiter() {
    return delimiter;
  }

  /** Columns the mapping does not name. */
  List<String> unknown() {
    return unknown;
  }

  boolean isPersonal(int index) {
    return mapping.isPersonal(names.get(index))
        || mapping.columns().stream()
            .filter(column -> isNamed(column, names.get(index)))
            .anyMatch(column -> mapping.isPersonal(column.name()));
  }

  Fields fields(List<String> cells) {
    return new CellFields(indexes, cells, delimiter, others);
  }

  private static int column(List<ColumnNames> columns, String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (isNamed(columns.get(i), name)) {
        return i;
      }
    }
    return -1;
  }

  private static void put(
      ColumnNames column, int ordinal, int index, List<String> names, int[] indexes) {
    if (indexes[ordinal] >= 0) {
      throw new IllegalArgumentException(
          "columns '%s' and '%s' are both %s; keep one of them"
              .formatted(names.get(indexes[ordinal]), names.get(index), column.name()));
    }
    indexes[ordinal] = index;
  }

  private static void requireAll(Mapping mapping, List<String> names, int[] indexes) {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < indexes.length; i++) {
      ColumnNames column = mapping.columns().get(i);
      if (column.required() && indexes[i] < 0) {
        missing.add(String.join(" or ", column.headers()));
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "not a file of %s: its header must name the column %s, but it is: %s%s"
              .formatted(
                  mapping.description(),
                  String.join(", ", missing),
                  shortened(names),
                  Problems.nearest(missing.getFirst(), names)
                      .map("; did you mean '%s'?"::formatted)
                      .orElse("")));
    }
  }

  private static boolean isNamed(ColumnNames column, String name) {
    String plain = ColumnNames.plain(name);
    return column.headers().stream().anyMatch(known -> ColumnNames.plain(known).equals(plain));
  }

  private static String snakeCase(String name) {
    return name.strip().replaceAll("[^\\p{L}\\p{N}]+", "_").toLowerCase(Locale.ROOT);
  }

  private static String shortened(List<String> names) {
    String text = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
  }
}
