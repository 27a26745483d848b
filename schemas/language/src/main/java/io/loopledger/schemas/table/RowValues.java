package io.loopledger.schemas.table;

import org.jspecify.annotations.Nullable;

/**
 * A row that was read, whatever read it: its values by column name.
 *
 * <p>The values are those of {@link ColumnType}, except that an amount may also come as a {@link
 * java.math.BigDecimal}, a whole number as an {@link Integer}, a {@link ColumnType#ROW} as another
 * {@code RowValues} and {@link ColumnType#ROWS} as a list of them.
 */
@FunctionalInterface
public interface RowValues {
  /** The value of a column; null where it is empty, and where the row has no such column. */
  @Nullable Object value(String column);
}
