package io.loopledger.schemas.table;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column: its name, type and documentation, and how a row's object yields its value.
 *
 * @param fields the columns inside a {@link ColumnType#ROW} or each of {@link ColumnType#ROWS};
 *     else empty
 * @param <R> the row's object
 */
public record Column<R>(
    String name,
    ColumnType type,
    boolean required,
    String doc,
    Function<R, @Nullable Object> value,
    List<Column<Record>> fields) {
  public Column {
    fields = List.copyOf(fields);
  }

  /** A column without columns inside. */
  public Column(
      String name,
      ColumnType type,
      boolean required,
      String doc,
      Function<R, @Nullable Object> value) {
    this(name, type, required, doc, value, List.of());
  }

  static <R> Column<R> required(
      String name, ColumnType type, String doc, Function<R, @Nullable Object> value) {
    return new Column<>(name, type, true, doc, value);
  }

  static <R> Column<R> optional(
      String name, ColumnType type, String doc, Function<R, @Nullable Object> value) {
    return new Column<>(name, type, false, doc, value);
  }
}
