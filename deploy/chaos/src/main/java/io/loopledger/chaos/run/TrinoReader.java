package io.loopledger.chaos.run;

import io.loopledger.chaos.check.Checker;
import io.loopledger.chaos.check.Invariant;
import io.loopledger.chaos.check.Violation;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.TableDefinition;
import io.loopledger.testservers.TestTrino;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Trino on the lake, past the proxy, and somebody who asks it without a pause. */
final class TrinoReader implements AutoCloseable {
  private static final long START_MS = 240_000;
  private static final long QUERY_MS = 30_000;

  private final TestTrino trino;
  private final AtomicLong answers = new AtomicLong();
  private final Thread asker = Thread.ofVirtual().unstarted(this::ask);
  private volatile boolean isAsking;
  private volatile boolean isOver;

  private TrinoReader(TestTrino trino) {
    this.trino = trino;
  }

  /**
   * Starts both.
   *
   * @param folder for configuration, data and log
   * @param dist with {@code lib} and {@code plugin}
   * @param catalogUrl of the lake's catalog
   * @param warehouse where the tables are
   */
  static TrinoReader start(Path folder, Path dist, String catalogUrl, String warehouse) {
    TestTrino trino =
        TestTrino.prepare(folder, dist, new TestTrino.LakePlace(catalogUrl, warehouse));
    trino.launch();
    TrinoReader reader = new TrinoReader(trino);
    reader.asker.start();
    return reader;
  }

  /** Waits until a query that begins from now on is answered. */
  void awaitAnswer() {
    long before = answers.get();
    long end = System.currentTimeMillis() + START_MS;
    // The query that runs now may have begun before.
    while (answers.get() < before + 2) {
      if (System.currentTimeMillis() > end) {
        throw new IllegalStateException("Trino does not answer; see " + trino.log());
      }
      Signals.sleep(50);
    }
  }

  /** SIGKILL while a query runs; tells whether one did. */
  String killInQuery() {
    long end = System.currentTimeMillis() + QUERY_MS;
    while (!isAsking && System.currentTimeMillis() < end) {
      Signals.sleep(1);
    }
    boolean didAsk = isAsking;
    trino.kill();
    return "after %d answers%s".formatted(answers.get(), didAsk ? ", in a query" : "");
  }

  /** Starts it again and waits for its next answer. */
  void restart() {
    trino.launch();
    awaitAnswer();
  }

  /** What it sees that is not what the checker read from the files. */
  List<Violation> violations(Checker.Result files) {
    List<Violation> violations = new ArrayList<>();
    compare(RawEventsTable.DEFINITION, files.events(), violations);
    compare(EntriesTable.DEFINITION, files.entries(), violations);
    return violations;
  }

  private void compare(TableDefinition<?> table, long rows, List<Violation> violations) {
    try {
      long seen = count(table);
      if (seen != rows) {
        violations.add(
            new Violation(Invariant.READER, table.qualifiedName(), seen + " rows", rows + " rows"));
      }
    } catch (SQLException e) {
      violations.add(
          new Violation(
              Invariant.READER,
              table.qualifiedName(),
              String.valueOf(e.getMessage()),
              "an answer"));
    }
  }

  private void ask() {
    while (!isOver) {
      isAsking = true;
      try {
        count(EntriesTable.DEFINITION);
        answers.incrementAndGet();
      } catch (SQLException notNow) {
        // It is not there yet, or was killed.
        Signals.sleep(200);
      } finally {
        isAsking = false;
      }
    }
  }

  private long count(TableDefinition<?> table) throws SQLException {
    try (Connection connection = DriverManager.getConnection(trino.jdbcUrl("chaos"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table.qualifiedName())) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** The asker ends first: a client asks a server that is gone for two minutes. */
  @Override
  public void close() {
    isOver = true;
    try {
      if (!asker.join(Duration.ofMillis(QUERY_MS))) {
        asker.interrupt();
      }
    } catch (InterruptedException e) {
      throw Signals.interrupted(e);
    } finally {
      trino.kill();
    }
  }
}
