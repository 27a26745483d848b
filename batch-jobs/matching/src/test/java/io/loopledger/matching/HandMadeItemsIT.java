package io.loopledger.matching;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.matching.rule.Pass;
import io.loopledger.matching.rule.Reconciliation;
import io.loopledger.matching.rule.RuleFile;
import io.loopledger.matching.run.Break;
import io.loopledger.matching.run.Matching;
import io.loopledger.metricscheck.lake.RunningLake;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Items made by hand on a real Trino: those that a simulated programme seldom has together. */
class HandMadeItemsIT {
  private static final LocalDate LATER = LocalDate.parse("2027-01-01");
  private static RunningLake lake;
  private static Connection trino;

  @BeforeAll
  static void start(@TempDir Path folder) throws SQLException {
    Path project = Path.of("../..").toAbsolutePath().normalize();
    lake = RunningLake.start(folder, project, (tables, references) -> {});
    trino = lake.connect();
  }

  @AfterAll
  static void stop() throws SQLException {
    trino.close();
    lake.close();
  }

  @Test
  void ofEqualItemsTheNextOneOfThatPartyIsTheOtherInALineOfTwo() throws SQLException {
    List<String> found =
        found(
            "two",
            List.of(
                HandMade.item("before", "k1", 5, "2026-03-01", "dhl", "2026-03-01 08:00"),
                HandMade.item("first", "k2", 5, "2026-03-01", "dhl", "2026-03-01 09:00"),
                HandMade.item("of-others", "k3", 5, "2026-03-01", "ups", "2026-03-01 09:30"),
                HandMade.item("next", "k4", 5, "2026-03-01", "dhl", "2026-03-01 10:00"),
                HandMade.item("third", "k5", 5, "2026-03-01", "dhl", "2026-03-01 11:00"),
                HandMade.item("fourth", "k6", 5, "2026-03-01", "dhl", "2026-03-01 12:00")),
            List.of(
                HandMade.line("a", "k2", 10, "2026-03-01"),
                HandMade.line("b", "k5", 10, "2026-03-01")));

    assertThat(found)
        .containsExactlyInAnyOrder(
            "two in one line: a first next",
            "two in one line: b fourth third",
            "MISSING_IN_STATEMENT before null",
            "MISSING_IN_STATEMENT of-others null");
  }

  @Test
  void ofSeveralItemsWithOneKeyThatOfTheGapIsMissing() throws SQLException {
    List<String> found =
        found(
            "gap",
            List.of(
                HandMade.item("january", "k", 5, "2026-01-31", null, null),
                HandMade.item("february", "k", 5, "2026-02-28", null, null),
                HandMade.item("march", "k", 5, "2026-03-31", null, null),
                HandMade.item("april", "k", 5, "2026-04-30", null, null)),
            List.of(
                HandMade.line("a", "k", 5, "2026-01-31"),
                HandMade.line("b", "k", 5, "2026-03-30"),
                HandMade.line("c", "k", 5, "2026-05-02")));

    assertThat(found)
        .containsExactlyInAnyOrder(
            "nearest date: a january",
            "nearest date: b march",
            "nearest date: april c",
            "MISSING_IN_STATEMENT february null");
  }

  @Test
  void faultsOfSeveralItemsWithOneKeyAreToldApart() throws SQLException {
    List<String> found =
        found(
            "several",
            List.of(
                HandMade.item("split", "k", 50, "2026-03-01", null, null),
                HandMade.item("cents", "k", 100, "2026-03-01", null, null),
                HandMade.item("missing", "k", 70, "2026-03-01", null, null),
                HandMade.item("right", "k", 80, "2026-03-01", null, null),
                HandMade.item("other-currency", "j", 30, "2026-03-01", null, null),
                HandMade.item("too-late", "i", 30, "2026-01-01", null, null)),
            List.of(
                HandMade.line("a", "k", 20, "2026-03-02"),
                HandMade.line("b", "k", 30, "2026-03-02"),
                HandMade.line("c", "k", 101, "2026-03-02"),
                HandMade.line("d", "k", 80, "2026-03-02"),
                HandMade.line("e", "k", 80, "2026-03-02"),
                HandMade.line("f", "j", 30, "2026-03-02").replace("EUR", "USD"),
                HandMade.line("g", "i", 30, "2026-03-02"),
                HandMade.line("h", "h", 30, "2026-03-02")));

    assertThat(found)
        .containsExactlyInAnyOrder(
            "key: d right",
            "one in two lines: a b split",
            "AMOUNT cents c",
            "MISSING_IN_STATEMENT missing null",
            "DUPLICATE null e",
            "CURRENCY other-currency f",
            "DATE too-late g",
            "MISSING_IN_LEDGER null h");
  }

  @Test
  void twoSplitsOfOneKeyAreTwoAndWhatOnlyTiesInAllIsOne() throws SQLException {
    List<String> found =
        found(
            "ties",
            List.of(
                HandMade.item("march", "k", 50, "2026-03-01", null, null),
                HandMade.item("april", "k", 60, "2026-04-01", null, null),
                HandMade.item("this", "j", 50, "2026-03-01", null, null),
                HandMade.item("that", "j", 60, "2026-03-01", null, null)),
            List.of(
                HandMade.line("a", "k", 20, "2026-03-01"),
                HandMade.line("b", "k", 30, "2026-03-01"),
                HandMade.line("c", "k", 25, "2026-04-01"),
                HandMade.line("d", "k", 35, "2026-04-01"),
                HandMade.line("e", "j", 15, "2026-03-01"),
                HandMade.line("f", "j", 95, "2026-03-01")));

    assertThat(found)
        .containsExactlyInAnyOrder(
            "one in two lines: a b march",
            "one in two lines: april c d",
            "all of one key: e f that this");
  }

  @Test
  void aLineWhoseNeighbourWasNearerStillFindsItsOwn() throws SQLException {
    List<String> found =
        found(
            "chain",
            List.of(
                HandMade.item("july", "k", 136, "2026-07-05", null, null),
                HandMade.item("august", "k", 136, "2026-08-05", null, null)),
            List.of(
                HandMade.line("a", "k", 139, "2026-08-04"),
                HandMade.line("b", "k", 133, "2026-09-05")));

    assertThat(found).containsExactlyInAnyOrder("AMOUNT august a", "AMOUNT july b");
  }

  /**
   * Five characters more than banks pass on: the months of this recycler have one reference. April
   * lost its only line; May has its line twice and was paid as it should be; June was paid three
   * cents too much; and later the invoice of April comes after all.
   */
  @Test
  void documentsWithOneCutReferenceAreToldApart() throws SQLException {
    String recycler = "RE-RUECKLAUFRECYCLING-ALPENLOOP-2022";
    invoices(
        HandMade.invoice(
            "m", "RE-WERKSTATT-ALPENLOOP-202203", "2022-04-05", "j0", "2022-03-10", "-40"),
        HandMade.invoice("a", recycler + "03", "2022-04-05", "j3", "2022-03-20", "-1.36"),
        HandMade.invoice("b", recycler + "05", "2022-06-05", "j5", "2022-05-20", "-1.36"),
        HandMade.invoice("c", recycler + "05", "2022-06-05", "j5", "2022-05-20", "-1.36"),
        HandMade.invoice("d", recycler + "06", "2022-07-05", "j6", "2022-06-20", "-1.36"),
        HandMade.invoice("e", recycler + "06", "2022-07-05", "j7", "2022-06-21", "-1.36"),
        HandMade.payment("p", "RE-WERKSTATT-ALPENLOOP-202203", "2022-05-05", "-40"),
        HandMade.payment("q", "RE-RUECKLAUFRECYCLING-ALPENLOOP-202", "2022-05-05", "-1.36"),
        HandMade.payment("r", "RE-RUECKLAUFRECYCLING-ALPENLOOP-202", "2022-06-04", "-1.36"),
        HandMade.payment("s", "RE-RUECKLAUFRECYCLING-ALPENLOOP-202", "2022-07-05", "-1.36"),
        HandMade.payment("t", "RE-RUECKLAUFRECYCLING-ALPENLOOP-202", "2022-08-04", "-2.75"));

    assertThat(breaksOfAllFive("night-1"))
        .containsExactlyInAnyOrder(
            "MISSING_IN_STATEMENT j4 null",
            "DUPLICATE null c",
            "AMOUNT bank|PARTNER|alpenloop|ruecklaufrecycling|%s06|EUR t".formatted(recycler));

    invoices(HandMade.invoice("l", recycler + "04", "2022-05-05", "j4", "2022-04-20", "-1.36"));

    assertThat(breaksOfAllFive("night-2"))
        .containsExactlyInAnyOrder(
            "DUPLICATE null c",
            "AMOUNT bank|PARTNER|alpenloop|ruecklaufrecycling|%s06|EUR t".formatted(recycler));
  }

  /** The rules as they are, but for jobs by hand. */
  private static List<String> breaksOfAllFive(String runId) throws SQLException {
    String jobs =
        HandMade.items(
                Stream.of("j3", "j4", "j5", "j6", "j7")
                    .map(
                        job ->
                            HandMade.job(
                                job,
                                "ruecklaufrecycling",
                                "2022-0%c-20".formatted(job.charAt(1)),
                                "-1.36"))
                    .toList())
            + " UNION ALL "
            + HandMade.items(List.of(HandMade.job("j0", "werkstatt", "2022-03-10", "-40")));
    List<String> found = new ArrayList<>();
    for (Reconciliation rule : RuleFile.builtIn().subList(0, 5)) {
      boolean isPartners = rule.name().equals("partners");
      found.addAll(breaks(isPartners ? of(rule, jobs) : rule, runId));
    }
    return found;
  }

  private static Reconciliation of(Reconciliation rule, String ledger) {
    return new Reconciliation(
        rule.name(),
        rule.description(),
        rule.tables(),
        ledger,
        rule.statement(),
        rule.passes(),
        rule.graceDays(),
        rule.writeOff());
  }

  private static List<String> found(String name, List<String> ledger, List<String> statement)
      throws SQLException {
    Reconciliation rule =
        new Reconciliation(
            name,
            "By hand.",
            List.of(),
            HandMade.items(ledger),
            HandMade.items(statement),
            List.of(new Pass("key", "reference", "reference", 45)),
            0,
            Map.of());
    List<String> found = breaks(rule, "night-1");
    String sql =
        """
        SELECT pass || ': ' || array_join(array_sort(array_agg(item_id)), ' ') FROM finance.matches
        WHERE reconciliation = '%s' GROUP BY match_id, pass"""
            .formatted(name);
    try (Statement query = trino.createStatement();
        ResultSet rows = query.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static List<String> breaks(Reconciliation rule, String runId) throws SQLException {
    Matching.Night night = new Matching.Night(runId, LATER, Instant.parse("2027-01-01T01:30:00Z"));
    List<String> breaks = new ArrayList<>();
    for (Break one : new Matching(trino, "night", step -> {}).run(rule, night)) {
      breaks.add("%s %s %s".formatted(one.kind(), id(one.ledger()), id(one.statement())));
    }
    return breaks;
  }

  private static @Nullable String id(Optional<Break.Side> side) {
    return side.map(Break.Side::itemId).orElse(null);
  }

  private static void invoices(String... rows) throws SQLException {
    String sql =
        """
        INSERT INTO finance.settlement_lines (line_id, kind, issuer, statement, statement_date, type, booking_date, net, job, end_to_end_id,
          tenant, brand, format, position, currency, file_name, file_hash, taken_time)
        SELECT *, 't', 'alpenloop', 'test', 1, 'EUR', 'f', 'f', TIMESTAMP '2026-09-02 00:00:00 UTC' FROM (VALUES %s)"""
            .formatted(Stream.of(rows).collect(joining(", ")));
    try (Statement statement = trino.createStatement()) {
      statement.execute(sql);
    }
  }
}
