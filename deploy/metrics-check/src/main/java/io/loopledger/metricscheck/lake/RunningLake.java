package io.loopledger.metricscheck.lake;

import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.testservers.TestPostgres;
import io.loopledger.testservers.TestTrino;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.BiConsumer;

/** A lake with its real catalog and a real Trino before it, in a temporary folder. */
public final class RunningLake implements AutoCloseable {
  private static final String USER = "metrics-check";

  private final TestPostgres postgres;
  private final LakeConfig config;
  private final Lake lake;
  private final ReferenceLog references;
  private final TestTrino trino;

  private RunningLake(
      TestPostgres postgres, LakeConfig config, ReferenceLog references, TestTrino trino) {
    this.postgres = postgres;
    this.config = config;
    this.lake = Lake.open(config);
    this.references = references;
    this.trino = trino;
  }

  /**
   * Starts the servers and fills the lake while Trino starts.
   *
   * @param folder for all files; the caller deletes it
   * @param project the project's folder, with Trino assembled in it
   * @param filling writes the rows
   */
  public static RunningLake start(
      Path folder, Path project, BiConsumer<Lake, ReferenceLog> filling) {
    Path absolute = folder.toAbsolutePath();
    TestPostgres postgres = TestPostgres.start(absolute.resolve("postgres"));
    postgres.createDatabase(TestTrino.CATALOG);
    String url = postgres.jdbcUrl(TestTrino.CATALOG);
    String warehouse = "file://" + absolute.resolve("warehouse");
    RunningLake running =
        new RunningLake(
            postgres,
            new LakeConfig(url, TestPostgres.USER, "unused", warehouse),
            ReferenceLog.open(absolute.resolve("reference")),
            TestTrino.prepare(
                absolute.resolve("trino"),
                project.resolve("deploy/local/trino/target/dist"),
                new TestTrino.LakePlace(url, warehouse)));
    try {
      running.lake.createOrUpgradeTables();
      running.trino.launch();
      filling.accept(running.lake, running.references);
      running.trino.awaitAnswer();
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
    return running;
  }

  /** The lake, past Trino. */
  public Lake lake() {
    return lake;
  }

  /** The lake once more, for who closes it. */
  public Lake openLake() {
    return Lake.open(config);
  }

  /** The reference data that its events are pinned to. */
  public ReferenceLog references() {
    return references;
  }

  /** A new connection to Trino, which may do everything. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(trino.jdbcUrl(USER));
  }

  @Override
  public void close() {
    try (postgres;
        lake;
        trino) {
      // in this order from the last
    }
  }
}
