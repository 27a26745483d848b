package io.loopledger.brandreports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.catalog.access.AccessPolicy;
import io.loopledger.catalog.access.TrinoRules;
import io.loopledger.catalog.metrics.sql.CatalogInstaller;
import io.loopledger.catalog.metrics.sql.ReferenceViews;
import io.loopledger.catalog.posting.RuleSets;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.metricscheck.lake.LedgerBook;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.json.MalformedJsonException;
import io.loopledger.schemas.json.ReadEvent;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.lake.LakeTables;
import io.loopledger.testservers.TestPostgres;
import io.loopledger.testservers.TestTrino;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * A lake with two brands and a real Trino before it, which lets users see what the product's own
 * rules let them see. It knows users by name only: groups need the plugin of the launcher, so the
 * rules of a group stand for its users here.
 */
final class ReportLake implements AutoCloseable {
  static final String AMBER = "amber";
  static final String BIRCH = "birch";

  private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestPostgres postgres;
  private final TestTrino server;
  private final Lake lake;
  private final ReferenceLog references;
  private final LedgerBook book;

  private ReportLake(TestPostgres postgres, TestTrino server, Lake lake, ReferenceLog references) {
    this.postgres = postgres;
    this.server = server;
    this.lake = lake;
    this.references = references;
    this.book = new LedgerBook(lake, references, LedgerBook.HAND_MADE);
  }

  static ReportLake start(Path folder) throws IOException, SQLException {
    TestPostgres postgres = TestPostgres.start(folder.resolve("postgres"));
    postgres.createDatabase(TestTrino.CATALOG);
    String url = postgres.jdbcUrl(TestTrino.CATALOG);
    String warehouse = "file://" + folder.resolve("warehouse");
    TestTrino server =
        TestTrino.prepare(
            folder.resolve("trino"),
            PROJECT.resolve("deploy/local/trino/target/dist"),
            new TestTrino.LakePlace(url, warehouse));
    Lake lake = Lake.open(new LakeConfig(url, TestPostgres.USER, "unused", warehouse));
    lake.createOrUpgradeTables();
    lake.createOrUpgradeTables();
    ReferenceLog references = ReferenceLog.open(folder.resolve("reference"));
    references.publishRules(RuleSets.NEWEST);
    references.publish(brand(AMBER));
    references.publish(brand(BIRCH));
    access(folder.resolve("trino"));
    server.launch();
    server.awaitAnswer();
    ReportLake made = new ReportLake(postgres, server, lake, references);
    made.references();
    return made;
  }

  private static void access(Path trino) throws IOException {
    Path rules = trino.resolve("etc/rules.json");
    String json =
        new TrinoRules(
                AccessPolicy.builtIn(),
                List.of(brand(AMBER), brand(BIRCH)),
                Map.of("ref", new TreeSet<>(List.of("event_types"))))
            .json();
    Files.writeString(rules, JSON.writeValueAsString(byUser(JSON.readTree(json))));
    Files.write(
        trino.resolve("etc/access-control.properties"),
        List.of("access-control.name=file", "security.config-file=" + rules));
  }

  /** Rules of groups as rules of the users that the product puts into them. */
  private static JsonNode byUser(JsonNode root) {
    for (JsonNode rules : root) {
      for (JsonNode rule : (ArrayNode) rules) {
        JsonNode group = ((ObjectNode) rule).remove("group");
        if (group != null) {
          String name = group.asText().replace("\\Q", "").replace("\\E", "");
          String role = name.replaceFirst("^role/", "");
          String user =
              name.startsWith("role/")
                  ? Pattern.quote(role) + "(-.*)?"
                  : Pattern.quote(name.replace("/*", "").replace('/', '-'));
          ((ObjectNode) rule).put("user", user);
        }
      }
    }
    return root;
  }

  static Brand brand(String id) {
    return new Brand(
        id,
        "hansa",
        "DE",
        ZoneId.of("Europe/Berlin"),
        "EUR",
        Brand.Policies.ofCountry("DE"),
        List.of(new Programme("again", "RESTART", 1)));
  }

  private void references() throws SQLException {
    execute("CREATE SCHEMA IF NOT EXISTS ref");
    new CatalogInstaller(() -> connect("admin"), lake::documentView)
        .brands(references.latest().brands());
    execute(ReferenceViews.eventTypes().create());
  }

  /** Draws that are n thousandths, of every combination of factors in the entries. */
  void drawThousandths() throws SQLException {
    execute(
        """
        CREATE TABLE ref.factor_draws AS
        SELECT factor_version, category_key, CAST(n AS integer) AS draw_no,
          CAST(n AS decimal(18, 12)) / 1000 AS draw
        FROM (
          SELECT DISTINCT factor_version,
            CASE WHEN strpos(factor_version, ':') > 0 THEN '' ELSE lower(category) END AS category_key
          FROM ledger.entries WHERE measure = 'kgCO2e'
        ) CROSS JOIN UNNEST(sequence(1, 1000)) AS t (n)""");
  }

  void take(String json, Instant recordedTime) {
    book.take(event(json), recordedTime)
        .ifPresent(
            refusal -> {
              throw new IllegalStateException(json + " is refused: " + refusal.message());
            });
  }

  private static Event event(String json) {
    try {
      return switch (JsonEvents.readStructured(json.getBytes(StandardCharsets.UTF_8))) {
        case ReadEvent.Valid(var event) -> event;
        case ReadEvent.Invalid invalid ->
            throw new IllegalStateException(json + ": " + invalid.faults());
      };
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("no JSON: " + json, e);
    }
  }

  void commit() {
    book.commit();
  }

  /** As a close tags every table at one state. */
  void tag(String name) {
    for (var definition : LakeTables.ALL) {
      Table table = lake.table(definition);
      Snapshot newest = table.currentSnapshot();
      if (newest != null) {
        table.manageSnapshots().createTag(name, newest.snapshotId()).commit();
      }
    }
  }

  Lake lake() {
    return lake;
  }

  Connection connect(String user) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(user));
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connect("admin");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of a query's rows, as a user. */
  List<String> column(String user, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = connect(user);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  @Override
  public void close() {
    try (postgres;
        lake;
        server) {
      // in this order from the last
    }
  }
}
