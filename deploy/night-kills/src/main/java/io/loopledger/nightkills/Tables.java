package io.loopledger.nightkills;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What nights leave in the tables, as multisets of lines. Left out is what two platforms do not
 * have in common however undisturbed they are: when and at which offset the posting job posted,
 * which snapshots it made, how many records Kafka took (an event that a killed night published
 * twice counts once, and is a record more), and how many entries there are of all (an event of the
 * programme that overtook another one has entries that were taken back; lines, of nets, are the
 * same).
 */
final class Tables {
  private static final String OF_THE_NIGHT = "source = 'loopledger/night'";

  private static final List<Compared> COMPARED =
      List.of(
          new Compared(
              "ops.proofs", Set.of("checkpoint_id", "snapshots", "records", "entries"), "true"),
          new Compared("finance.settlement_lines", Set.of(), "true"),
          new Compared("finance.statement_files", Set.of(), "true"),
          new Compared("finance.matches", Set.of(), "true"),
          new Compared("finance.breaks", Set.of(), "true"),
          new Compared(
              "raw.events",
              Set.of("kafka_partition", "kafka_offset", "ingest_time", "recorded_time"),
              OF_THE_NIGHT),
          new Compared(
              "ledger.entries",
              Set.of("recorded_time"),
              "(subject, event_id) IN (SELECT subject, event_id FROM raw.events WHERE %s)"
                  .formatted(OF_THE_NIGHT)));

  private final Product product;
  private final Map<String, String> queries = new LinkedHashMap<>();

  /**
   * A table that is compared.
   *
   * @param leftOut columns that two platforms do not have in common
   * @param condition which rows
   */
  private record Compared(String table, Set<String> leftOut, String condition) {}

  /** Of a product that runs. */
  Tables(Product product) throws IOException, InterruptedException {
    this.product = product;
    for (Compared compared : COMPARED) {
      List<String> columns =
          product.query("SHOW COLUMNS FROM " + compared.table()).stream()
              .map(line -> line.split(",", -1)[0].replace("\"", ""))
              .filter(column -> !compared.leftOut().contains(column))
              .toList();
      queries.put(
          compared.table(),
          "SELECT %s FROM %s WHERE %s"
              .formatted(String.join(", ", columns), compared.table(), compared.condition()));
    }
  }

  /** The rows of every table, in the order of their text. */
  Map<String, List<String>> read() throws IOException, InterruptedException {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    for (Map.Entry<String, String> query : queries.entrySet()) {
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
