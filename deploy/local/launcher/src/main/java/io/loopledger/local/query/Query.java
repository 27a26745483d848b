package io.loopledger.local.query;

import io.trino.jdbc.Row;
import io.trino.jdbc.RowField;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One statement, run on a connection. */
public record Query(String sql) {
  private static final Logger LOG = LoggerFactory.getLogger(Query.class);
  private static final Set<Integer> KEPT_AS_OBJECT =
      Set.of(
          java.sql.Types.BOOLEAN,
          java.sql.Types.TINYINT,
          java.sql.Types.SMALLINT,
          java.sql.Types.INTEGER,
          java.sql.Types.BIGINT,
          java.sql.Types.REAL,
          java.sql.Types.DOUBLE,
          java.sql.Types.VARBINARY);

  /** Trino takes no semicolon at the end, which people are used to write. */
  public Query {
    sql = sql.strip().replaceFirst("[;\\s]+$", "");
  }

  /** Writes the rows; for a statement without rows, returns what it did. */
  public Optional<String> run(Connection connection, RowWriter writer)
      throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      Thread cancel = new Thread(() -> cancel(statement));
      Runtime.getRuntime().addShutdownHook(cancel);
      try {
        boolean rows = statement.execute(sql);
        Optional<String> done = rows ? Optional.empty() : Optional.of(done(statement));
        if (rows) {
          write(statement.getResultSet(), writer);
        }
        return done;
      } finally {
        withdraw(cancel);
      }
    }
  }

  /** A query that has ended needs no cancelling; in a shutdown the hook is already at work. */
  private static void withdraw(Thread cancel) {
    try {
      Runtime.getRuntime().removeShutdownHook(cancel);
    } catch (IllegalStateException shuttingDown) {
      LOG.debug("the query ends with the process", shuttingDown);
    }
  }

  /** Ctrl-C must not leave the query running in the server. */
  private static void cancel(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException e) {
      System.err.println("The query could not be cancelled: " + e.getMessage());
    }
  }

  private static String done(Statement statement) throws SQLException {
    long count = statement.getLargeUpdateCount();
    return count < 0 ? "Done." : "Done, %,d rows.".formatted(count);
  }

  private static void write(ResultSet rows, RowWriter writer) throws SQLException, IOException {
    ResultSetMetaData meta = rows.getMetaData();
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(new Column(meta.getColumnLabel(i), meta.getColumnType(i)));
    }
    writer.header(List.copyOf(columns));
    while (rows.next()) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        values.add(value(rows, i, columns.get(i - 1).type()));
      }
      writer.row(values);
    }
    writer.end();
  }

  private static @Nullable Object value(ResultSet rows, int index, int type) throws SQLException {
    if (type == java.sql.Types.DECIMAL) {
      return rows.getBigDecimal(index);
    }
    Object value = rows.getObject(index);
    if (value instanceof Array || value instanceof Row || value instanceof Map) {
      return plain(value);
    }
    // Dates and times as Trino writes them: getObject would move them into this JVM's time zone.
    return value == null || KEPT_AS_OBJECT.contains(type) ? value : rows.getString(index);
  }

  private static @Nullable Object plain(@Nullable Object value) throws SQLException {
    return switch (value) {
      case Array array -> plainList(Arrays.asList((Object[]) array.getArray()));
      case List<?> list -> plainList(list);
      case Row row -> plainRow(row);
      case Map<?, ?> map -> plainMap(map);
      case null, default -> value;
    };
  }

  private static List<@Nullable Object> plainList(List<?> list) throws SQLException {
    List<@Nullable Object> plain = new ArrayList<>();
    for (Object element : list) {
      plain.add(plain(element));
    }
    return plain;
  }

  private static Map<String, @Nullable Object> plainRow(Row row) throws SQLException {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    for (RowField field : row.getFields()) {
      String name = field.getName().orElse("field" + field.getOrdinal());
      plain.put(name, plain(field.getValue()));
    }
    return plain;
  }

  private static Map<String, @Nullable Object> plainMap(Map<?, ?> map) throws SQLException {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      plain.put(String.valueOf(entry.getKey()), plain(entry.getValue()));
    }
    return plain;
  }
}
