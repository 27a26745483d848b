package io.loopledger.bench.night;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loopledger.rows.Trino;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The faults that the simulator planted, beside those that a night found: how many of a kind. */
final class Planted {
  private static final Map<String, String> RECONCILIATIONS =
      Map.of(
          "payments", "payments",
          "marketplace", "marketplaces",
          "carrier", "carriers",
          "partner", "partners",
          "bank", "bank");
  private static final Map<String, String> KINDS =
      Map.of(
          "MISSING", "MISSING_IN_STATEMENT",
          "CENT_DRIFT", "AMOUNT",
          "WRONG_CURRENCY", "CURRENCY",
          "DUPLICATE", "DUPLICATE");

  private static final String FOUND =
      """
      SELECT reconciliation, kind, count(*) FROM finance.breaks
      WHERE run_id = '%1$s' AND change = 'OPENED' GROUP BY reconciliation, kind
      UNION ALL
      SELECT reconciliation, CASE shape WHEN 'MANY_TO_ONE' THEN 'MERGED' WHEN 'ONE_TO_MANY' THEN 'SPLIT' ELSE shape END, count(DISTINCT match_id)
      FROM finance.matches WHERE run_id = '%1$s' AND shape <> 'ONE_TO_ONE' GROUP BY 1, 2
      """;

  /**
   * What stays on a clearing account though no document has a fault, a row for each brand and
   * currency: payouts that failed of units whose cycle was paid for before. The rules take what
   * failed to be that payment.
   */
  private static final String NOT_ZERO =
      """
      SELECT DISTINCT failed.brand, failed.measure FROM ledger.entries failed
      JOIN ledger.entries paid ON paid.subject = failed.subject AND paid.cycle_no = failed.cycle_no
        AND paid.measure = failed.measure AND paid.effective_time < failed.effective_time
      WHERE failed.account = 'payouts.failed' AND failed.amount < 0
        AND paid.account = 'payouts.payable' AND paid.amount < 0
      """;

  private static final String LISTED =
      """
      SELECT reconciliation, kind, brand, type, currency, value, ledger_reference, statement_reference, suspected_cause
      FROM finance.breaks WHERE run_id = '%s' AND change = 'OPENED' ORDER BY 1, 2, 3, 4, 5 LIMIT 1000
      """;

  private Planted() {}

  /** What a night should find, by reconciliation and kind. */
  static SortedMap<String, Long> of(Path answers, Trino trino) throws IOException, SQLException {
    SortedMap<String, Long> counts = new TreeMap<>();
    trino.query(NOT_ZERO, row -> counts.merge("clearing NOT_ZERO", 1L, Long::sum));
    List<Path> files;
    try (Stream<Path> all = Files.walk(answers)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      for (JsonNode fault : new ObjectMapper().readTree(file.toFile())) {
        String kind = fault.get("kind").asText();
        String place = RECONCILIATIONS.get(fault.get("document").asText());
        counts.merge(place + " " + KINDS.getOrDefault(kind, kind), 1L, Long::sum);
      }
    }
    return counts;
  }

  /** What a night found. */
  static SortedMap<String, Long> found(Trino trino, String runId) throws SQLException {
    SortedMap<String, Long> counts = new TreeMap<>();
    trino.query(
        FOUND.formatted(runId),
        row -> counts.merge(row.getString(1) + " " + row.getString(2), row.getLong(3), Long::sum));
    return counts;
  }

  /** Breaks of a night, for whoever looks for the one that is too much. */
  static List<String> listed(Trino trino, String runId) throws SQLException {
    List<String> lines = new ArrayList<>();
    trino.query(
        LISTED.formatted(runId),
        row -> {
          StringJoiner line = new StringJoiner(", ");
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            line.add(String.valueOf(row.getString(i)));
          }
          lines.add(line.toString());
        });
    return lines;
  }
}
