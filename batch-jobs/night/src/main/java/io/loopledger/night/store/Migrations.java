package io.loopledger.night.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a schema in PostgreSQL's database {@code batch}: made, and brought to what this
 * release needs, at the first use.
 *
 * @param schema its name
 * @param lock any number that only the making of these tables uses
 * @param scripts beside the owner; each is applied once, in this order, and one that was released
 *     never changes
 * @param owner whose scripts they are
 */
public record Migrations(String schema, long lock, List<String> scripts, Class<?> owner) {
  public Migrations {
    scripts = List.copyOf(scripts);
  }

  /** Applies those that are missing; two processes that start at once do it once. */
  public void apply(Connection transaction) throws SQLException {
    try (Statement statement = transaction.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(%d)".formatted(lock));
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
      statement.execute(
          "CREATE TABLE IF NOT EXISTS %s.migration (number int PRIMARY KEY)".formatted(schema));
      for (int number = applied(statement) + 1; number <= scripts.size(); number++) {
        statement.execute(text(owner, scripts.get(number - 1)));
        statement.execute("INSERT INTO %s.migration VALUES (%d)".formatted(schema, number));
      }
    }
  }

  private int applied(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "SELECT coalesce(max(number), 0) FROM %s.migration".formatted(schema))) {
      row.next();
      return row.getInt(1);
    }
  }

  /** A script on the class path. */
  static String text(Class<?> owner, String resource) {
    try (@Nullable InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the class path has no " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
