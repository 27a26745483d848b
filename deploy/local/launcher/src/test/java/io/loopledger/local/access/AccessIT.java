package io.loopledger.local.access;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.local.platform.ProgressListener;
import io.loopledger.local.process.Ending;
import io.loopledger.local.service.Service;
import io.loopledger.local.service.TrinoUsers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who sees what, on a real Trino. The long run of attempts is {@code ./loopledger access-check}.
 * One long file, because its tests share a platform that takes minutes to start.
 */
@Timeout(value = 900, unit = SECONDS)
class AccessIT {
  private static final List<String> METADATA =
      List.of(
          "all_entries",
          "all_manifests",
          "entries",
          "files",
          "history",
          "manifests",
          "metadata_log_entries",
          "partitions",
          "properties",
          "refs",
          "snapshots");

  private static final List<String> WALKERS =
      List.of("finance-zqnorth", "finance-zqsouth", "brand-zqalder", "brand-zqcedar");

  /** Runs until it is ended. */
  private static final String HEAVY =
      "SELECT count(*) FROM UNNEST(sequence(1, 10000)) a (x) CROSS JOIN UNNEST(sequence(1, 10000)) b"
          + " (y) CROSS JOIN UNNEST(sequence(1, 10000)) c (z) WHERE (x * y + z) % 7 = 3";

  private static final String VIEWS =
      "SELECT table_schema || '.' || table_name FROM information_schema.tables"
          + " WHERE table_type = 'VIEW' AND table_schema <> 'information_schema' ORDER BY 1";

  /** Decides which views are asked; another seed takes others. */
  private static final long SEED = Long.getLong("loopledger.access.seed", 20261126);

  private static CheckPlatform platform;
  private static Asker asker;
  private static Relations found;
  private static List<Relation> relations;
  private static final Map<String, Answer> answers = new HashMap<>();

  @BeforeAll
  static void start(@TempDir Path folder) throws SQLException {
    System.setProperty("loopledger.project", Path.of("../../..").toAbsolutePath().toString());
    platform = CheckPlatform.start(folder.resolve("home"), new Quiet(), line -> {});
    asker = new Asker(platform::connect);
    found = Relations.find(asker, sample());
    relations = found.asked();
  }

  /** What dashboards read, and a few of the hundreds of views; the long run asks all. */
  private static Predicate<String> sample() {
    List<String> views = new ArrayList<>(column(TrinoUsers.ADMIN, VIEWS));
    Collections.shuffle(views, new Random(SEED));
    Set<String> some = new TreeSet<>(views.subList(0, 20));
    some.addAll(
        List.of(
            "dashboards.margin",
            "dashboards.impact",
            "finance.bridge",
            "operations.days_to_sell_p50",
            "operations.events"));
    return some::contains;
  }

  @AfterAll
  static void stop() {
    asker.close();
    platform.close();
  }

  /** Two tenants and two brands ask every view, and every user every table. */
  @Test
  void eachTenantAndBrandSeesItsOwnRowsOfEveryTableAndViewAndNoOther() {
    assertThat(relations).hasSizeGreaterThanOrEqualTo(12);
    for (Relation relation : relations) {
      List<List<String>> all = everything(TrinoUsers.ADMIN, relation).rows();
      for (CheckUser user : CheckUser.all()) {
        if (relation.isTable()
            || relation.schema().equals("dashboards")
            || WALKERS.contains(user.name())) {
          check(user, relation, all);
        }
      }
    }
  }

  private static void check(CheckUser user, Relation relation, List<List<String>> all) {
    String what = user.name() + " " + relation;
    Answer answer = everything(user.name(), relation);
    if (!mayAsk(user, relation)) {
      assertThat(answer.isRefused()).as(what).isTrue();
      return;
    }
    if (user.role().equals("sustainability") && answer.isRefused() && !relation.isTable()) {
      // A view over what this role may not read; see the test of equal figures.
      return;
    }
    assertThat(answer.failure()).as(what).isEmpty();
    assertThat(answer.rows()).as(what).isNotEmpty();
    assertThat(answer.rows().stream().flatMap(List::stream))
        .as(what)
        .allSatisfy(cell -> assertThat(Judge.foreign(user, cell, false)).isEmpty());
    List<String> own = user.own().stream().map(SampleBrand::name).toList();
    assertThat(answer.rows())
        .as(what)
        .hasSize((int) all.stream().filter(row -> row.stream().anyMatch(own::contains)).count());
  }

  private static boolean mayAsk(CheckUser user, Relation relation) {
    return switch (user.role()) {
      case "bi" -> relation.schema().equals("dashboards");
      case "sustainability" -> !relation.schema().equals("customers");
      default -> true;
    };
  }

  private static Answer everything(String user, Relation relation) {
    return answers.computeIfAbsent(
        user + " " + relation, key -> ask(user, "SELECT * FROM " + relation.sql()));
  }

  /** A mask inside a view would make its figures wrong in silence. */
  @Test
  void aViewTellsEveryRoleTheSameFigures() {
    String tenant = CheckUser.tenants().getFirst();
    for (Relation relation : relations) {
      if (!relation.isTable() && !relation.schema().equals("customers")) {
        Answer finance = everything("finance-" + tenant, relation);
        Answer sustainability = everything("sustainability-" + tenant, relation);
        if (!sustainability.isRefused()) {
          assertThat(sorted(sustainability))
              .as("%s of sustainability", relation)
              .isEqualTo(sorted(withoutPeople(finance)));
        }
        if (relation.schema().equals("dashboards")) {
          assertThat(sorted(everything("bi-" + tenant, relation)))
              .as("%s of bi", relation)
              .isEqualTo(sorted(finance));
        }
      }
    }
  }

  /** What points at a person, and stands in a row as it is, is empty for sustainability. */
  private static Answer withoutPeople(Answer answer) {
    return Answer.of(
        answer.rows().stream()
            .map(
                row ->
                    row.stream()
                        .map(cell -> cell.startsWith(SampleBrand.PERSON) ? Answer.EMPTY : cell)
                        .toList())
            .toList());
  }

  /** Without the keys of sale lines, which are masked as a whole and are no figures. */
  private static List<String> sorted(Answer answer) {
    return answer.rows().stream()
        .map(row -> row.stream().map(cell -> cell.startsWith("line:") ? "line" : cell).toList())
        .map(List::toString)
        .sorted()
        .toList();
  }

  /**
   * Every one is asked by two users in turn, so that each asks many; all times all take minutes.
   */
  @Test
  void metadataTablesAreAdmins() {
    List<CheckUser> users = CheckUser.all();
    int turn = 0;
    for (Relation relation : relations) {
      if (relation.isTable()) {
        for (String kind : METADATA) {
          String sql =
              "SELECT 1 FROM %s.\"%s$%s\"".formatted(relation.schema(), relation.name(), kind);
          assertThat(ask(TrinoUsers.ADMIN, sql).rows()).as(sql).isNotEmpty();
          for (int i = 0; i < 2; i++) {
            CheckUser user = users.get(turn++ % users.size());
            assertThat(ask(user.name(), sql).isRefused()).as(user + " " + sql).isTrue();
          }
        }
      }
    }
  }

  @Test
  void everyViewHasTheRightsOfItsReader() {
    List<List<String>> views =
        ask(
                TrinoUsers.ADMIN,
                "SELECT table_schema, table_name FROM information_schema.tables"
                    + " WHERE table_type = 'VIEW'")
            .rows();

    assertThat(views).hasSizeGreaterThanOrEqualTo(6);
    for (List<String> view : views) {
      String sql = "SHOW CREATE VIEW %s.\"%s\"".formatted(view.get(0), view.get(1));
      assertThat(ask(TrinoUsers.ADMIN, sql).rows().getFirst().getFirst())
          .as(sql)
          .contains("SECURITY INVOKER");
    }
  }

  @Test
  void aViewWithTheRightsOfItsOwnerIsForNobody() throws SQLException {
    ask(
        TrinoUsers.ADMIN,
        "CREATE OR REPLACE VIEW finance.leaky SECURITY DEFINER AS SELECT * FROM ledger.entries");
    try {
      platform.refreshAccess();
      for (CheckUser user : CheckUser.all()) {
        assertThat(ask(user.name(), "SELECT * FROM finance.leaky").isRefused())
            .as(user.name())
            .isTrue();
      }
    } finally {
      ask(TrinoUsers.ADMIN, "DROP VIEW finance.leaky");
    }
  }

  /** Literals stand in a plan: when the brands were a view of them, this named all. */
  @Test
  void thePlanOfAViewNamesNoOtherBrand() {
    for (String user : List.of("brand-zqalder", "sustainability-zqsouth")) {
      CheckUser asker =
          CheckUser.all().stream().filter(u -> u.name().equals(user)).findFirst().orElseThrow();
      Answer plan =
          ask(
              user,
              "EXPLAIN SELECT program FROM operations.days_to_sell_coverage WHERE program > 'zr'");
      assertThat(plan.rows()).as(user).isNotEmpty();
      assertThat(plan.rows().stream().flatMap(List::stream))
          .as(user)
          .allSatisfy(text -> assertThat(Judge.foreign(asker, text, false)).isEmpty());
    }
  }

  @Test
  void aBiAccountIsShownOnlyItsSchema() {
    assertThat(column("bi-zqnorth", "SHOW SCHEMAS FROM lake")).containsExactly("dashboards");
    assertThat(
            column(
                "bi-zqnorth",
                "SELECT DISTINCT table_schema FROM information_schema.tables"
                    + " WHERE table_schema <> 'information_schema'"))
        .containsExactly("dashboards");
    assertThat(ask("bi-zqnorth", "DESCRIBE ledger.entries").isRefused()).isTrue();
    assertThat(
            ask(
                    "bi-zqnorth",
                    "SELECT brand FROM dashboards.access_check UNION SELECT brand FROM ledger.entries")
                .isRefused())
        .isTrue();
  }

  @Test
  void nobodyButAdminWrites() {
    List<String> writes =
        List.of(
            "INSERT INTO ops.commands SELECT * FROM ops.commands",
            "DELETE FROM ledger.entries WHERE brand = 'zqalder'",
            "UPDATE ledger.entries SET amount = 0",
            "TRUNCATE TABLE ledger.entries",
            "DROP TABLE ledger.entries",
            "DROP VIEW finance.access_check",
            "CREATE TABLE finance.mine AS SELECT * FROM ledger.entries",
            "CREATE VIEW finance.mine AS SELECT * FROM ledger.entries",
            "CREATE OR REPLACE VIEW finance.access_check AS SELECT 1 AS x",
            "CREATE SCHEMA lake.mine",
            "ALTER TABLE ledger.entries EXECUTE optimize",
            "ALTER TABLE ledger.entries ADD COLUMN mine varchar",
            "ALTER VIEW finance.access_check SET AUTHORIZATION USER admin",
            "COMMENT ON TABLE ledger.entries IS 'mine'",
            "ANALYZE ledger.entries",
            "GRANT SELECT ON ledger.entries TO USER admin",
            "CALL lake.system.rollback_to_snapshot('ledger', 'entries', 1)",
            "CALL system.runtime.kill_query('20260101_000000_00000_aaaaa', 'mine')",
            "CREATE FUNCTION lake.finance.f() RETURNS integer RETURN 1",
            "SET SESSION AUTHORIZATION 'admin'",
            "SET SESSION query_max_execution_time = '10h'",
            "SET SESSION lake.statistics_enabled = true");
    for (CheckUser user : CheckUser.all()) {
      for (String write : writes) {
        assertThat(ask(user.name(), write).failure()).as(user.name() + " " + write).isPresent();
      }
    }
    assertThat(ask(TrinoUsers.ADMIN, "SELECT * FROM ledger.entries").rows()).isNotEmpty();
  }

  @Test
  void nobodyIsAnotherUser() {
    Properties as = new Properties();
    as.setProperty("sessionUser", "brand-zqcedar");

    assertThatThrownBy(() -> count("brand-zqalder", as))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("cannot impersonate user brand-zqcedar");
  }

  private static void count(String user, Properties more) throws SQLException {
    try (Connection connection = platform.connect(user)) {
      more.forEach((key, value) -> setSessionUser(connection, value.toString()));
      try (Statement statement = connection.createStatement()) {
        statement.execute("SELECT count(*) FROM ledger.entries");
      }
    }
  }

  private static void setSessionUser(Connection connection, String user) {
    try {
      connection.unwrap(io.trino.jdbc.TrinoConnection.class).setSessionUser(user);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every cell of every file, in every kind of dataset that a report can have. */
  @Test
  void theReportOfABrandHasItsOwnRowsAndNoOther(@TempDir Path folder) throws Exception {
    BrandReportCheck check = new BrandReportCheck(platform.platform(), folder);
    for (CheckUser user : CheckUser.all()) {
      if (user.role().equals("brand")) {
        String brand = user.own().getFirst().name();
        List<String> cells = check.cells(brand);
        assertThat(cells).as(brand).contains(brand);
        assertThat(cells)
            .as(brand)
            .allSatisfy(cell -> assertThat(Judge.foreign(user, cell, false)).isEmpty());
        assertThat(check.entries(brand))
            .as(brand)
            .isEqualTo(
                ask(
                        TrinoUsers.ADMIN,
                        "SELECT CAST(count(*) AS varchar) FROM ledger.entries WHERE brand = '%s' AND measure <> 'kgCO2e'"
                            .formatted(brand))
                    .rows()
                    .getFirst()
                    .getFirst());
      }
    }
  }

  @Test
  void aSampleOfAttemptsShowsNothing() {
    ConcurrentLinkedQueue<AccessCheck.Result> results = new ConcurrentLinkedQueue<>();

    new AccessCheck(platform, found, 11).run(0, 250, number -> false, results::add);

    assertThat(results).hasSize(250);
    assertThat(results)
        .filteredOn(
            result ->
                result.outcome() == AccessCheck.Outcome.LEAK
                    || result.outcome() == AccessCheck.Outcome.NO_CONTROL)
        .isEmpty();
  }

  /** Six at once of a user who may run three; somebody else is answered meanwhile. */
  @Test
  void oneHeavyReaderWaitsForItselfAndNobodyElse() throws Exception {
    String user = "brand-zqalder";
    List<Connection> connections = new ArrayList<>();
    List<Thread> heavy = new ArrayList<>();
    try {
      for (int i = 0; i < 6; i++) {
        Connection connection = platform.connect(user);
        connections.add(connection);
        heavy.add(Thread.ofVirtual().start(() -> runHeavy(connection)));
      }
      List<String> states = awaitHeavy(user, heavy.size());

      assertThat(states).filteredOn(state -> state.equals("QUEUED")).hasSize(3);
      assertThat(ask("finance-zqsouth", "SELECT count(*) FROM ledger.entries").rows()).hasSize(1);
      assertThat(states(user)).hasSize(6);
    } finally {
      for (List<String> row : asAdmin(running(user, "query_id"))) {
        asAdmin("CALL system.runtime.kill_query('%s', 'over')".formatted(row.getFirst()));
      }
      for (Thread thread : heavy) {
        thread.join();
      }
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }

  private static void runHeavy(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery(HEAVY).next();
    } catch (SQLException killed) {
      assertThat(killed.getMessage()).contains("over");
    }
  }

  /** The states of the heavy queries once all are known, and as many run as may. */
  private static List<String> awaitHeavy(String user, int count) {
    List<String> states = states(user);
    while (states.size() < count
        || states.stream().filter(state -> state.equals("RUNNING")).count() < 3) {
      states = states(user);
    }
    return states;
  }

  private static List<String> states(String user) {
    return asAdmin(running(user, "state")).stream().map(List::getFirst).toList();
  }

  private static String running(String user, String column) {
    return "SELECT %s FROM system.runtime.queries WHERE \"user\" = '%s' AND query LIKE '%%sequence%%' AND state IN ('QUEUED', 'PLANNING', 'STARTING', 'RUNNING')"
        .formatted(column, user);
  }

  private static List<List<String>> asAdmin(String sql) {
    return ask(TrinoUsers.ADMIN, sql).rows();
  }

  @Test
  void aQueryMayNotRunForEver() {
    assertThat(
            ask("brand-zqalder", "SHOW SESSION LIKE 'query_max_execution_time'").rows().getFirst())
        .contains("30.00m");
  }

  @Test
  void theUsersAreThoseOfTheRegistry() {
    assertThat(platform.platform().trinoUsers())
        .containsAll(CheckUser.all().stream().map(CheckUser::name).toList())
        .contains("admin", "finance", "sustainability");
    String sql = "SELECT DISTINCT brand FROM ledger.entries ORDER BY 1";
    List<String> all = SampleBrand.ALL.stream().map(SampleBrand::name).toList();
    assertThat(column("finance", sql)).isEqualTo(all);
    assertThat(column("sustainability", sql)).isEqualTo(all);
  }

  private static List<String> column(String user, String sql) {
    return ask(user, sql).rows().stream().map(List::getFirst).toList();
  }

  private static Answer ask(String user, String sql) {
    return asker.ask(user, sql);
  }

  private static final class Quiet implements ProgressListener {
    @Override
    public void warned(String message) {}

    @Override
    public void starting(Service service) {}

    @Override
    public void ready(Service service, Duration taken) {}

    @Override
    public void alreadyRunning(Service service, long pid) {}

    @Override
    public void failed(Service service, String reason) {}

    @Override
    public void prepared(String what, Duration taken) {}

    @Override
    public void ended(Service service, Ending.Outcome outcome, Duration taken) {}

    @Override
    public void waitingFor(String holder) {}
  }
}
