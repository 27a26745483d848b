package io.loopledger.dayend;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.posting.RuleSets;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.dayend.DayEnd.DayEndConfig;
import io.loopledger.dayend.policy.DayEndPolicies;
import io.loopledger.dayend.policy.OverheadFile;
import io.loopledger.ingest.simulator.Simulation;
import io.loopledger.ingest.simulator.SimulatorConfig;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.assumptions.Rows;
import io.loopledger.metricscheck.lake.LedgerBook;
import io.loopledger.metricscheck.lake.RunningLake;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.lake.Lake;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A lake with a posting job's book on it: events go in, are posted, and nights are run over it. */
final class PostedNights implements AutoCloseable {
  static final LocalDate LAST_SIMULATED = LocalDate.parse("2023-02-20");
  private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
  private static final String POLICIES =
      """
      brands:
        hand:
          voucher_validity: 150
          selling_cost_share: '0.10'
        demo:
          expected_returns: {months: 3, days: 30}
      """;

  private final RunningLake running;
  private final Path scratch;
  private @Nullable LedgerBook book;
  private Instant now = Instant.parse("2026-09-01T00:00:00Z");

  PostedNights(Path folder) throws IOException {
    this.scratch = Files.createDirectories(folder.resolve("scratch"));
    this.running = RunningLake.start(folder, PROJECT, this::open);
  }

  private void open(Lake lake, ReferenceLog references) {
    references.publishRules(RuleSets.NEWEST);
    references.publish(Story.BRAND);
    for (Rows.Brand brand : Assumptions.builtIn().brands().rows()) {
      references.publish(
          new Brand(
              brand.id(),
              "simulated",
              brand.country(),
              brand.zone(),
              brand.currency(),
              Brand.Policies.ofCountry(brand.country()),
              List.of(new Programme(brand.program(), "RESTART", 2))));
    }
    book = new LedgerBook(lake, references, LedgerBook.HAND_MADE);
  }

  void simulate(int units, long seed) {
    SimulatorConfig config =
        new SimulatorConfig(units, seed, List.of(), Optional.of(LAST_SIMULATED));
    try (Stream<Event> events = Simulation.of(Assumptions.builtIn(), config).events()) {
      events.map(event -> event.withCustomer(null)).forEach(this::take);
    }
  }

  void take(Event event) {
    now = now.plusMillis(1);
    LedgerBook posting = requireNonNull(book);
    posting
        .take(event, now)
        .ifPresent(
            refusal -> {
              throw new IllegalStateException(
                  "event '%s' is refused: %s".formatted(event.id(), refusal.message()));
            });
  }

  void commit() {
    requireNonNull(book).commit();
  }

  DayEnd dayEnd(String overhead) {
    return new DayEnd(
        running.lake(),
        running.references(),
        this::connect,
        new DayEndConfig(
            DayEndPolicies.read("day-end.yaml", POLICIES),
            overhead.isEmpty() ? List.of() : OverheadFile.read("overhead.yaml", overhead),
            scratch,
            2));
  }

  /** Runs the night of a date and posts what it publishes. */
  List<Event> night(String date, String overhead) throws Exception {
    DayEndResult result = dayEnd(overhead).run(LocalDate.parse(date), (done, total, what) -> {});
    assertThat(result.problems()).isEmpty();
    assertThat(dayEnd(overhead).notPosted(result.events())).isEqualTo(result.events().size());
    result.events().forEach(this::take);
    commit();
    assertThat(dayEnd(overhead).notPosted(result.events())).isZero();
    return result.events();
  }

  /** What the same night finds when it is run again: nothing new. */
  void again(String date, String overhead) throws Exception {
    assertThat(dayEnd(overhead).run(LocalDate.parse(date), (done, total, what) -> {}).events())
        .as("second run of the night of %s", date)
        .isEmpty();
  }

  private Connection connect() throws SQLException {
    Connection connection = running.connect();
    connection.setCatalog("lake");
    return connection;
  }

  /** Amounts by a name, such as a brand. */
  Map<String, BigDecimal> amounts(String sql) throws SQLException {
    Map<String, BigDecimal> amounts = new TreeMap<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        amounts.put(rows.getString(1), plain(rows.getBigDecimal(2)));
      }
    }
    return amounts;
  }

  /** Without trailing zeros, and 30 and not 3E+1: so that equal amounts are equal. */
  static BigDecimal plain(BigDecimal amount) {
    return new BigDecimal(amount.stripTrailingZeros().toPlainString());
  }

  @Override
  public void close() {
    running.close();
  }
}
