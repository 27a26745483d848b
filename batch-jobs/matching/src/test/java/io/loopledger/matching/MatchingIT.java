package io.loopledger.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.matching.rule.BreakKind;
import io.loopledger.matching.rule.Reconciliation;
import io.loopledger.matching.rule.RuleFile;
import io.loopledger.matching.run.Break;
import io.loopledger.matching.run.Matching;
import io.loopledger.metricscheck.lake.FinanceLake;
import io.loopledger.metricscheck.lake.RunningLake;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A simulated programme with its documents, on a real Trino. Matcher and simulator share no code:
 * the simulator lists what it planted.
 */
class MatchingIT {
  private static final int UNITS = Integer.getInteger("loopledger.matching.units", 400);
  private static final long SEED = Long.getLong("loopledger.matching.seed", 7);
  private static final BigDecimal FAULTS =
      new BigDecimal(System.getProperty("loopledger.matching.faults", "0.05"));
  private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

  /** So late that everything should have been on a statement. */
  private static final LocalDate LATER = LocalDate.parse("2027-01-01");

  private final Path folder;

  MatchingIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aCleanProgrammeHasNoBreakAndARunThatIsRepeatedRecordsNothingTwice() throws Exception {
    try (RunningLake lake = lake(BigDecimal.ZERO);
        Connection trino = lake.connect()) {
      assertThat(run(trino, "night-1")).isEmpty();
      assertThat(PlantedFaults.joined(trino)).isEmpty();
      long matched = count(trino, "SELECT count(*) FROM finance.matches");
      long lines = count(trino, "SELECT count(*) FROM finance.settlement_lines");

      assertThat(run(trino, "night-1")).isEmpty();
      assertThat(run(trino, "night-2")).isEmpty();

      assertThat(count(trino, "SELECT count(*) FROM finance.matches")).isEqualTo(matched);
      assertThat(
              count(
                  trino,
                  "SELECT count(DISTINCT item_id) FROM finance.matches WHERE side = 'STATEMENT'"))
          .isEqualTo(lines);
      assertThat(count(trino, "SELECT count(*) FROM finance.settlement_lines WHERE kind = 'BANK'"))
          .isGreaterThan(100);
      assertThat(
              count(
                  trino,
                  "SELECT count(*) FROM (SELECT match_id FROM finance.matches GROUP BY match_id"
                      + " HAVING sum(IF(side = 'LEDGER', amount, -amount)) <> 0)"))
          .isZero();

      anExportOfTheLedgerIsComparedByAccount(trino);
    }
  }

  @Test
  void everyPlantedFaultIsFoundAsWhatItIsAndNothingElse() throws Exception {
    try (RunningLake lake = lake(FAULTS);
        Connection trino = lake.connect()) {
      List<Found> breaks = run(trino, "night-1");
      List<String> found = new ArrayList<>();
      breaks.forEach(each -> found.add(PlantedFaults.told(each.reconciliation(), each.one())));
      found.addAll(PlantedFaults.joined(trino));

      List<String> planted = PlantedFaults.planted(folder.resolve("answers"));

      assertThat(planted).hasSizeGreaterThan(80);
      assertThat(found).containsExactlyInAnyOrderElementsOf(planted);
      // What was matched is no longer looked at; what was not is the same break the next night.
      assertThat(run(trino, "night-2")).isEqualTo(breaks);
    }
  }

  /** An export with every posting of a month, of which one was raised by a cent. */
  private static void anExportOfTheLedgerIsComparedByAccount(Connection trino) throws SQLException {
    try (Statement statement = trino.createStatement()) {
      statement.execute(
          """
          INSERT INTO finance.settlement_lines (line_id, tenant, brand, kind, format, account, statement, statement_date, position, type, booking_date, currency, net, file_name, file_hash, taken_time)
          SELECT entry_id, tenant, brand, 'LEDGER', 'test', account, 'export', DATE '2022-07-01', nth, 'posting', DATE '2022-06-15', measure,
            amount + IF(nth = 1 AND account = 'payables.carriers', DECIMAL '0.01', 0), 'erp.csv', 'erp', TIMESTAMP '2026-09-02 00:00:00 UTC'
          FROM (SELECT *, row_number() OVER (PARTITION BY account ORDER BY entry_id) AS nth FROM ledger.entries
            WHERE brand = 'demo' AND period = '2022-06' AND length(measure) = 3 AND account NOT LIKE 'imputed.%')""");
    }

    List<Found> breaks =
        run(trino, "night-3").stream().filter(f -> f.reconciliation().equals("erp")).toList();

    assertThat(breaks).hasSize(1);
    Break one = breaks.getFirst().one();
    assertThat(one.kind()).isEqualTo(BreakKind.AMOUNT);
    assertThat(one.matchKey()).isEqualTo("payables.carriers 2022-06");
    assertThat(one.statement().orElseThrow().amount().subtract(one.ledger().orElseThrow().amount()))
        .isEqualByComparingTo("0.01");
    assertThat(
            count(
                trino,
                "SELECT count(*) FROM finance.matches WHERE reconciliation = 'erp' AND side = 'LEDGER'"))
        .isGreaterThan(10);
  }

  private RunningLake lake(BigDecimal faults) throws IOException {
    Path documents = Files.createDirectories(folder.resolve("documents"));
    Path answers = Files.createDirectories(folder.resolve("answers"));
    return RunningLake.start(
        folder,
        PROJECT,
        (lake, references) -> {
          FinanceLake.write(UNITS, SEED, faults, documents, answers, lake, references);
          Map<String, String> tenants = new TreeMap<>();
          references.latest().brands().forEach(brand -> tenants.put(brand.id(), brand.tenant()));
          Documents.take(documents, lake, tenants);
        });
  }

  private static List<Found> run(Connection trino, String runId) throws SQLException {
    List<Found> found = new ArrayList<>();
    Matching matching = new Matching(trino, "night", step -> {});
    for (Reconciliation each : RuleFile.builtIn()) {
      Matching.Night night =
          new Matching.Night(runId, LATER, Instant.parse("2027-01-01T01:30:00Z"));
      matching.run(each, night).forEach(one -> found.add(new Found(each.name(), one)));
    }
    return found;
  }

  private record Found(String reconciliation, Break one) {}

  private static long count(Connection trino, String sql) throws SQLException {
    try (Statement statement = trino.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
