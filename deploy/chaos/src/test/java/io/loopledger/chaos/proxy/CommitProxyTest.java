package io.loopledger.chaos.proxy;

import static io.loopledger.chaos.proxy.Moment.AFTER_ANSWER;
import static io.loopledger.chaos.proxy.Moment.BEFORE_ANSWER;
import static io.loopledger.chaos.proxy.Moment.BEFORE_FORWARD;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.testservers.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The proxy before a real PostgreSQL, with the statement that Iceberg commits by. */
@Timeout(value = 120, unit = SECONDS)
class CommitProxyTest {
  private static final String COMMIT =
      "UPDATE iceberg_tables SET metadata_location = ? , previous_metadata_location = ? WHERE"
          + " catalog_name = ? AND table_namespace = ? AND table_name = ? AND metadata_location = ?"
          + " AND (iceberg_type = 'TABLE' OR iceberg_type IS NULL)";

  private static @Nullable TestPostgres server;

  private final TestPostgres postgres = requireNonNull(server);
  private final CommitProxy proxy = CommitProxy.start(0, postgres.port());
  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

  @BeforeAll
  static void startServer(@TempDir Path folder) throws SQLException {
    server = TestPostgres.start(folder);
    server.createDatabase("lake");
    try (Connection direct = DriverManager.getConnection(server.jdbcUrl("lake"));
        Statement statement = direct.createStatement()) {
      statement.execute(
          "CREATE TABLE iceberg_tables (catalog_name text, table_namespace text, table_name text,"
              + " metadata_location text, previous_metadata_location text, iceberg_type text)");
    }
  }

  @AfterAll
  static void stopServer() {
    requireNonNull(server).close();
  }

  @BeforeEach
  void oneTable() throws SQLException {
    try (Connection direct = direct();
        Statement statement = direct.createStatement()) {
      statement.execute("DELETE FROM iceberg_tables");
      statement.execute(
          "INSERT INTO iceberg_tables VALUES ('lake', 'raw', 'events', 'v0', null, 'TABLE')");
    }
  }

  @AfterEach
  void stopProxy() {
    proxy.close();
  }

  @Test
  void aCommitIsShownAtItsThreeMomentsAndPasses() throws Exception {
    proxy.listen(this::see);

    try (Connection through = through()) {
      assertThat(commit(through, "v0", "v1")).isEqualTo(1);
    }

    assertThat(seen(3))
        .containsExactly(
            BEFORE_FORWARD + " raw.events v1",
            BEFORE_ANSWER + " raw.events v1",
            AFTER_ANSWER + " raw.events v1");
    assertThat(location()).isEqualTo("v1");
  }

  @Test
  void whatIsNoCommitPassesUnseen() throws SQLException {
    proxy.listen(this::see);

    try (Connection through = through();
        Statement statement = through.createStatement();
        ResultSet rows = statement.executeQuery("SELECT repeat('x', 1000000)")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).hasSize(1_000_000);
    }

    assertThat(seen).isEmpty();
  }

  /** After five runs the driver gives the statement a name and sends its text no more. */
  @Test
  void aCommitByANamedStatementIsSeen() throws Exception {
    proxy.listen(this::see);

    try (Connection through = through();
        PreparedStatement statement = through.prepareStatement(COMMIT)) {
      for (int i = 0; i < 8; i++) {
        assertThat(commit(statement, "v" + i, "v" + (i + 1))).isEqualTo(1);
      }
    }

    assertThat(seen(3 * 8)).doesNotContainNull();
    assertThat(seen).isEmpty();
  }

  @Test
  void aCommitThatIsCutBeforeItIsForwardedIsNotDone() throws SQLException {
    proxy.listen(resetAt(BEFORE_FORWARD));

    try (Connection through = through()) {
      assertThatThrownBy(() -> commit(through, "v0", "v1")).isInstanceOf(SQLException.class);
    }

    assertThat(location()).isEqualTo("v0");
  }

  @Test
  void aCommitThatIsCutBeforeItsAnswerIsDoneAndTheClientDoesNotKnow() throws SQLException {
    proxy.listen(resetAt(BEFORE_ANSWER));

    try (Connection through = through()) {
      assertThatThrownBy(() -> commit(through, "v0", "v1")).isInstanceOf(SQLException.class);
    }

    assertThat(location()).isEqualTo("v1");
  }

  @Test
  void aHeldCommitIsNotDoneUntilItIsLetGo() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch letGo = new CountDownLatch(1);
    proxy.listen(
        (moment, commit) -> {
          if (moment == BEFORE_FORWARD) {
            held.countDown();
            await(letGo);
          }
          return new Interference.Pass();
        });
    try (Connection through = through()) {
      FutureTask<Integer> committing = new FutureTask<>(() -> commit(through, "v0", "v1"));
      Thread.ofVirtual().start(committing);
      held.await();
      assertThat(location()).isEqualTo("v0");

      letGo.countDown();

      assertThat(committing.get()).isEqualTo(1);
    }
    assertThat(location()).isEqualTo("v1");
  }

  @Test
  void aDelayedCommitIsDone() throws SQLException {
    proxy.listen((moment, commit) -> new Interference.Delay(Duration.ofMillis(20)));

    try (Connection through = through()) {
      assertThat(commit(through, "v0", "v1")).isEqualTo(1);
    }
  }

  @Test
  void aResetBreaksWhatIsOpenAndTakesWhatComes() throws SQLException {
    try (Connection through = through()) {
      proxy.resetAll();

      assertThatThrownBy(() -> commit(through, "v0", "v1")).isInstanceOf(SQLException.class);
    }
    try (Connection again = through()) {
      assertThat(commit(again, "v0", "v1")).isEqualTo(1);
    }
  }

  @Test
  void withoutAServerAClientIsRefused() {
    proxy.forwardTo(1);

    assertThatThrownBy(this::through).isInstanceOf(SQLException.class);
  }

  private Interference see(Moment moment, Commit commit) {
    seen.add("%s %s %s".formatted(moment, commit.table(), commit.metadataLocation()));
    return new Interference.Pass();
  }

  /** The next ones; the client has its answer before the last moment is shown. */
  private List<@Nullable String> seen(int count) throws InterruptedException {
    List<@Nullable String> moments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      moments.add(seen.poll(30, SECONDS));
    }
    return moments;
  }

  private static CommitListener resetAt(Moment wanted) {
    return (moment, commit) ->
        moment == wanted ? new Interference.Reset() : new Interference.Pass();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int commit(Connection connection, String from, String to) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COMMIT)) {
      return commit(statement, from, to);
    }
  }

  private static int commit(PreparedStatement statement, String from, String to)
      throws SQLException {
    statement.setString(1, to);
    statement.setString(2, from);
    statement.setString(3, "lake");
    statement.setString(4, "raw");
    statement.setString(5, "events");
    statement.setString(6, from);
    return statement.executeUpdate();
  }

  private String location() throws SQLException {
    try (Connection direct = direct();
        Statement statement = direct.createStatement();
        ResultSet rows = statement.executeQuery("SELECT metadata_location FROM iceberg_tables")) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private Connection direct() throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl("lake"));
  }

  private Connection through() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/lake?user=%s".formatted(proxy.port(), TestPostgres.USER));
  }
}
