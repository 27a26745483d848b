package io.loopledger.reports.datev;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The columns of a booking row, in order. */
final class BookingColumns {
  private static final String FILE = "booking-columns.txt";
  private static final int KIND = 6;

  private final List<Column> columns;

  private BookingColumns(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  private record Column(String name, boolean isText) {}

  /** Those of the format version that this release writes. Read once. */
  static BookingColumns builtIn() {
    return BuiltIn.COLUMNS;
  }

  /** The line of their names. */
  String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(";"));
  }

  /** A line without a value yet. */
  Line line() {
    return new Line();
  }

  /** A text in quotation marks; marks in it are doubled. */
  static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  /** The values of a row. */
  final class Line {
    private final Map<String, String> values = new HashMap<>();

    void put(String column, String value) {
      if (columns.stream().noneMatch(known -> known.name().equals(column))) {
        throw new IllegalArgumentException("the format has no column '%s'".formatted(column));
      }
      values.put(column, value);
    }

    String text() {
      return columns.stream()
          .map(
              column -> {
                String value = values.getOrDefault(column.name(), "");
                return column.isText() ? quoted(value) : value;
              })
          .collect(Collectors.joining(";"));
    }
  }

  private static BookingColumns read() {
    try (InputStream in = BookingColumns.class.getResourceAsStream(FILE)) {
      List<Column> columns = new ArrayList<>();
      new String(
              requireNonNull(in, FILE + " is missing from the jar").readAllBytes(),
              StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> columns.add(new Column(line.substring(KIND), line.startsWith("text "))));
      return new BookingColumns(columns);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  private static final class BuiltIn {
    static final BookingColumns COLUMNS = read();
  }
}
