package io.loopledger.ingest.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The columns of a file, found by name, in any order. */
public final class Header {
  private final List<String> names;
  private final char delimiter;
  private final Map<Column, Integer> indexes;
  private final List<String> unknown;

  private Header(
      List<String> names, char delimiter, Map<Column, Integer> indexes, List<String> unknown) {
    this.names = names;
    this.delimiter = delimiter;
    this.indexes = indexes;
    this.unknown = unknown;
  }

  /**
   * Finds a format's columns.
   *
   * @throws IllegalArgumentException if a required column is missing or one stands there twice,
   *     naming it and what was found
   */
  public static Header of(CsvFormat format, List<String> names, char delimiter) {
    Map<Column, Integer> indexes = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      format.columns().stream()
          .filter(column -> isNamed(column, name))
          .findFirst()
          .ifPresentOrElse(put(indexes, i, names), () -> unknown.add(name.strip()));
    }
    requireAll(format, names, indexes);
    return new Header(List.copyOf(names), delimiter, Map.copyOf(indexes), List.copyOf(unknown));
  }

  /** The names as they stand in the file. */
  public List<String> names() {
    return names;
  }

  /** What stands between two cells. */
  public char delimiter() {
    return delimiter;
  }

  /** Columns the format does not know: they are not read. */
  public List<String> unknown() {
    return unknown;
  }

  int indexOf(Column column) {
    return indexes.getOrDefault(column, -1);
  }

  private static java.util.function.Consumer<Column> put(
      Map<Column, Integer> indexes, int index, List<String> names) {
    return column -> {
      Integer other = indexes.put(column, index);
      if (other != null) {
        throw new IllegalArgumentException(
            "columns '%s' and '%s' are both %s; keep one of them"
                .formatted(names.get(other), names.get(index), column.title()));
      }
    };
  }

  private static void requireAll(
      CsvFormat format, List<String> names, Map<Column, Integer> indexes) {
    List<String> missing =
        format.columns().stream()
            .filter(column -> column.required() && !indexes.containsKey(column))
            .map(column -> String.join(" or ", column.names()))
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "not a file of %s: its first line must name the column %s, but it is: %s"
              .formatted(format.title(), String.join(", ", missing), shortened(names)));
    }
  }

  private static boolean isNamed(Column column, String name) {
    return column.names().stream().anyMatch(known -> plain(known).equals(plain(name)));
  }

  private static String plain(String name) {
    return name.replaceAll("[\\s_]", "").toLowerCase(Locale.ROOT);
  }

  private static String shortened(List<String> names) {
    String text = names.stream().limit(30).collect(Collectors.joining(", "));
    return text.length() <= 300 ? text : text.substring(0, 300) + " ...";
  }
}
