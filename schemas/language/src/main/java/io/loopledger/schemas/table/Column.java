package io.loopledger.schemas.table;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column: its name, type and documentation, and how a row's object yields its value.
 *
 * @param <R> the row's object
 */
public record Column<R>(
    String name,
    ColumnType type,
    boolean required,
    String doc,
    Function<R, @Nullable Object> value) {

  static <R> Column<R> required(
      String name, ColumnType type, String doc, Function<R, @Nullable Object> value) {
    return new Column<>(name, type, true, doc, value);
  }

  static <R> Column<R> optional(
      String name, ColumnType type, String doc, Function<R, @Nullable Object> value) {
    return new Column<>(name, type, false, doc, value);
  }
}
