package io.loopledger.ingest.tpcds;

import io.trino.tpcds.Table;
import io.trino.tpcds.column.Column;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the generator by column name. The generator leaves cells out at random: they are null.
 */
record Cells(Map<String, Integer> columns, List<@Nullable String> row) {

  /** Where each column of a table stands. */
  static Map<String, Integer> columns(Table table) {
    Map<String, Integer> columns = new HashMap<>();
    Column[] all = table.getColumns();
    for (int i = 0; i < all.length; i++) {
      columns.put(all[i].getName().toLowerCase(Locale.ROOT), i);
    }
    return columns;
  }

  @Nullable String text(String column) {
    Integer at = columns.get(column);
    if (at == null) {
      throw new IllegalArgumentException("there is no column " + column);
    }
    return row.get(at);
  }

  @Nullable BigDecimal decimal(String column) {
    String text = text(column);
    return text == null ? null : new BigDecimal(text);
  }

  @Nullable Long whole(String column) {
    String text = text(column);
    return text == null ? null : Long.valueOf(text);
  }

  /** A value without which the row says nothing. */
  BigDecimal need(String column) throws MissingCellException {
    BigDecimal value = decimal(column);
    if (value == null) {
      throw new MissingCellException(column);
    }
    return value;
  }

  /** A row lacks a cell that its event cannot do without. */
  static final class MissingCellException extends Exception {
    private static final long serialVersionUID = 1;

    MissingCellException(String column) {
      super(column + " is null");
    }
  }
}
