package io.loopledger.chaos.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Each committed record is in exactly one table, under its own offset, and no table names another
 * offset. Markers of transactions and what was aborted have offsets, too, and are no records.
 */
final class OffsetsCheck {
  private static final String WAITS = "WAITS_FOR_TARGET";

  private final TableRows lake;
  private final Topics topics;
  private final List<Violation> violations = new ArrayList<>();

  OffsetsCheck(TableRows lake, Topics topics) {
    this.lake = lake;
    this.topics = topics;
  }

  List<Violation> violations() {
    Map<Place, List<String>> rows = new TreeMap<>();
    lake.rawEvents().forEach(row -> add(rows, row, "raw.events"));
    lake.rejections().forEach(row -> add(rows, row, "ops.rejections"));
    lake.deferred().stream()
        .filter(row -> !row.text("reason").equals(WAITS))
        .forEach(row -> add(rows, row, "ops.deferred"));
    requireOneEach(rows);
    requireWaitingIsAccepted();
    requireCounts(rows);
    requireAcknowledged();
    return violations;
  }

  private static void add(Map<Place, List<String>> rows, Row row, String table) {
    rows.computeIfAbsent(Place.of(row), any -> new ArrayList<>()).add(table);
  }

  private void requireOneEach(Map<Place, List<String>> rows) {
    Set<Place> places = new TreeSet<>(rows.keySet());
    places.addAll(topics.records().keySet());
    for (Place place : places) {
      List<String> tables = rows.getOrDefault(place, List.of());
      if (!topics.records().containsKey(place)) {
        violation(Invariant.OFFSETS, place.toString(), "rows of " + tables, "none: Kafka has none");
      } else if (tables.size() != 1) {
        violation(
            Invariant.OFFSETS,
            place.toString(),
            tables.isEmpty() ? "no row" : "rows of " + tables,
            "one row of raw.events, ops.rejections or ops.deferred");
      }
    }
  }

  /** A correction that waits for its target was accepted, and says so in a second table. */
  private void requireWaitingIsAccepted() {
    Set<Place> accepted = new HashSet<>();
    lake.rawEvents().forEach(row -> accepted.add(Place.of(row)));
    Map<Place, Integer> waiting = new HashMap<>();
    lake.deferred().stream()
        .filter(row -> row.text("reason").equals(WAITS))
        .forEach(row -> waiting.merge(Place.of(row), 1, Integer::sum));
    waiting.forEach(
        (place, rows) -> {
          if (rows != 1 || !accepted.contains(place)) {
            violation(
                Invariant.OFFSETS,
                place + " waits for its target",
                "%d rows of ops.deferred, %s"
                    .formatted(rows, accepted.contains(place) ? "accepted" : "not accepted"),
                "one row, and one of raw.events");
          }
        });
  }

  private void requireCounts(Map<Place, List<String>> rows) {
    Map<String, long[]> byTopic = new TreeMap<>();
    topics.records().keySet().forEach(place -> count(byTopic, place.topic(), 0, 1));
    rows.forEach((place, tables) -> count(byTopic, place.topic(), 1, tables.size()));
    byTopic.forEach(
        (topic, counts) -> {
          if (counts[0] != counts[1]) {
            violation(
                Invariant.RECEIVED,
                "topic " + topic,
                counts[1] + " accepted, rejected and deferred",
                counts[0] + " received");
          }
        });
  }

  private static void count(Map<String, long[]> byTopic, String topic, int side, int more) {
    byTopic.computeIfAbsent(topic, any -> new long[2])[side] += more;
  }

  private void requireAcknowledged() {
    for (Place place : topics.acknowledged()) {
      if (!topics.records().containsKey(place)) {
        violation(Invariant.RECEIVED, place.toString(), "no record", "the record Kafka took");
      }
    }
  }

  private void violation(Invariant invariant, String what, String found, String expected) {
    violations.add(new Violation(invariant, what, found, expected));
  }
}
