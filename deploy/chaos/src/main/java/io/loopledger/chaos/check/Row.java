package io.loopledger.chaos.check;

import io.loopledger.schemas.table.RowValues;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table as a reader has it.
 *
 * @param file the data file it stands in
 * @param values its values by column; none for what is empty
 */
public record Row(String file, Map<String, Object> values) implements RowValues {
  @Override
  public @Nullable Object value(String column) {
    return values.get(column);
  }

  /** A text that every row has. */
  String text(String column) {
    return required(column).toString();
  }

  /** A whole number that every row has. */
  long whole(String column) {
    return ((Number) required(column)).longValue();
  }

  /** An amount; zero where it is empty. */
  BigDecimal amount(String column) {
    Object value = value(column);
    return value == null ? BigDecimal.ZERO : (BigDecimal) value;
  }

  private Object required(String column) {
    Object value = value(column);
    if (value == null) {
      throw new IllegalStateException("%s is empty in a row of %s".formatted(column, file));
    }
    return value;
  }
}
