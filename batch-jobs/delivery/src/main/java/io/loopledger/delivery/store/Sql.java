package io.loopledger.delivery.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements with their parameters in order. */
final class Sql {
  private Sql() {}

  /** Reads a row. */
  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  static int change(Connection connection, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      return statement.executeUpdate();
    }
  }

  /** Changes one row; the statement names the state that it is changed from. */
  static void changeOne(
      Connection connection, String what, String sql, @Nullable Object... parameters)
      throws SQLException {
    int rows = change(connection, sql, parameters);
    if (rows != 1) {
      throw new IllegalStateException(
          "%s is not as it was read: another process changed it; run it again".formatted(what));
    }
  }

  static <T> List<T> list(
      Connection connection, Row<T> reader, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> list = new ArrayList<>();
        while (rows.next()) {
          list.add(reader.of(rows));
        }
        return list;
      }
    }
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /** PostgreSQL counts in microseconds, and rounds what is finer. */
  private static void set(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      @Nullable Object value = parameters[i];
      if (value instanceof Instant time) {
        value = time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
      }
      statement.setObject(i + 1, value);
    }
  }
}
