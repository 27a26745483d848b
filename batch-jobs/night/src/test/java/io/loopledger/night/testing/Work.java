package io.loopledger.night.testing;

import io.loopledger.night.step.NightContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What steps did, in a table without a key: what is done twice stands there twice. */
public record Work(String url) {
  /** How many rows each step writes. */
  public static final int ITEMS = 4;

  /** Makes the tables. */
  public Work create() {
    update("CREATE TABLE work (run text, step text, item int, recorded text)");
    update("CREATE TABLE calls (run text, step text)");
    return this;
  }

  /** Notes that a step was called. */
  public void called(NightContext context, String step) {
    update("INSERT INTO calls VALUES (?, ?)", context.runId(), step);
  }

  /** Writes an item unless this run has written it: what a step must guarantee. */
  public void write(NightContext context, String step, int item) {
    update(
        """
        INSERT INTO work SELECT ?, ?, ?::int, ?
        WHERE NOT EXISTS (SELECT 1 FROM work WHERE run = ? AND step = ? AND item = ?::int)
        """,
        context.runId(),
        step,
        Integer.toString(item),
        context.nominalTime().toString(),
        context.runId(),
        step,
        Integer.toString(item));
  }

  /** Every row, sorted. */
  public List<String> rows() {
    return query("SELECT concat_ws(' ', run, step, item, recorded) FROM work ORDER BY 1");
  }

  /** How often each step was called. */
  public List<String> calls() {
    return query(
        "SELECT concat_ws(' ', run, step, count(*)) FROM calls GROUP BY run, step ORDER BY 1");
  }

  /** The first column of a query. */
  public List<String> query(String sql) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An update, committed. */
  public void update(String sql, String... values) {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
