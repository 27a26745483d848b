package io.loopledger.nightkills;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What nights leave in the tables, as multisets of lines. Left out is what two platforms do not
 * have in common however undisturbed they are: when and at which offset the posting job posted,
 * which snapshots it made, and how many records Kafka took (an event that a killed night published
 * twice counts once, and is a record more).
 */
final class Tables {
  private static final Map<String, String> QUERIES = new LinkedHashMap<>();

  static {
    QUERIES.put(
        "ops.proofs",
        """
        SELECT run_id, clean, subjects, events, lines, entries, waiting, findings, recorded_time
        FROM ops.proofs""");
    QUERIES.put("finance.settlement_lines", "SELECT * FROM finance.settlement_lines");
    QUERIES.put("finance.statement_files", "SELECT * FROM finance.statement_files");
    QUERIES.put("finance.matches", "SELECT * FROM finance.matches");
    QUERIES.put("finance.breaks", "SELECT * FROM finance.breaks");
    QUERIES.put(
        "raw.events",
        """
        SELECT event_id, source, type, subject, brand, effective_time, amount, kind, reason
        FROM raw.events WHERE source = 'loopledger/night'""");
    QUERIES.put(
        "ledger.entries",
        """
        SELECT e.subject, e.event_id, e.account, e.measure, e.amount, e.reporting_amount,
          e.business_date, e.cause
        FROM ledger.entries e
        JOIN raw.events r ON r.subject = e.subject AND r.event_id = e.event_id
        WHERE r.source = 'loopledger/night'""");
  }

  private Tables() {}

  /** The rows of every table, in the order of their text. */
  static Map<String, List<String>> read(Product product) throws IOException, InterruptedException {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    for (Map.Entry<String, String> query : QUERIES.entrySet()) {
      List<String> rows = new ArrayList<>(product.query(query.getValue()));
      Collections.sort(rows);
      tables.put(query.getKey(), List.copyOf(rows));
    }
    return tables;
  }

  /** What is not the same, a sentence a table; empty where all is. */
  static List<String> differences(
      Map<String, List<String>> undisturbed, Map<String, List<String>> killed) {
    List<String> differences = new ArrayList<>();
    undisturbed.forEach(
        (table, wanted) -> {
          List<String> found = killed.getOrDefault(table, List.of());
          if (!found.equals(wanted)) {
            differences.add(
                "%s: %d rows, undisturbed %d; missing %s; too many %s"
                    .formatted(
                        table,
                        found.size(),
                        wanted.size(),
                        first(minus(wanted, found)),
                        first(minus(found, wanted))));
          }
        });
    return differences;
  }

  private static List<String> minus(List<String> from, List<String> taken) {
    List<String> rest = new ArrayList<>(from);
    taken.forEach(rest::remove);
    return rest;
  }

  private static String first(List<String> rows) {
    return rows.isEmpty() ? "none" : "%d, such as %s".formatted(rows.size(), rows.getFirst());
  }
}
