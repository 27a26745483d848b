package io.loopledger.local.explain;

import io.loopledger.schemas.table.RowValues;
import io.trino.jdbc.Row;
import io.trino.jdbc.RowField;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row as Trino's driver hands it over, nested rows and lists of rows too. */
final class TrinoRow {
  private TrinoRow() {}

  /** The row on which the result stands; it stays when the result moves on. */
  static RowValues current(ResultSet rows) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    Map<String, @Nullable Object> values = new HashMap<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      values.put(meta.getColumnName(i), value(rows, i, meta.getColumnType(i)));
    }
    return values::get;
  }

  private static @Nullable Object value(ResultSet rows, int index, int type) throws SQLException {
    return switch (type) {
      case Types.TIMESTAMP_WITH_TIMEZONE -> rows.getObject(index, Instant.class);
      case Types.DECIMAL -> rows.getBigDecimal(index);
      default -> plain(rows.getObject(index));
    };
  }

  static @Nullable Object plain(@Nullable Object value) throws SQLException {
    return switch (value) {
      case Array array -> list(Arrays.asList((Object[]) array.getArray()));
      case List<?> list -> list(list);
      case Row row -> row(row);
      case null, default -> value;
    };
  }

  private static List<@Nullable Object> list(List<?> elements) throws SQLException {
    List<@Nullable Object> list = new ArrayList<>();
    for (Object element : elements) {
      list.add(plain(element));
    }
    return list;
  }

  private static RowValues row(Row row) throws SQLException {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (RowField field : row.getFields()) {
      values.put(field.getName().orElse(""), plain(field.getValue()));
    }
    return values::get;
  }
}
