package io.loopledger.catalog.metrics.explain;

import io.loopledger.catalog.metrics.explain.Node.Kind;
import io.loopledger.catalog.metrics.explain.Node.Made;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A figure over rows of a view as a tree: by one dimension, then the rows. */
final class ModelTree {
  private static final int MOST_ITEMS = 25;

  private final String unit;
  private final boolean adds;

  /**
   * Trees of a metric.
   *
   * @param unit unit of the figure
   * @param adds whether figures of parts add up
   */
  ModelTree(String unit, boolean adds) {
    this.unit = unit;
    this.adds = adds;
  }

  /** Counts by dimension: {@code category -> Laptop -> 17}; those with too many values left out. */
  static Map<String, Map<String, Long>> counts(List<AnswerRow> rows, List<String> dimensions) {
    Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    for (String dimension : dimensions) {
      Map<String, Long> items = new TreeMap<>();
      rows.stream()
          .filter(row -> row.text("dimension").filter(dimension::equals).isPresent())
          .forEach(row -> items.put(row.text("item").orElse("-"), row.count("row_count")));
      if (!items.isEmpty() && items.size() <= MOST_ITEMS) {
        counts.put(dimension, items);
      }
    }
    return counts;
  }

  /** The dimension that tells most: the first one with several values. */
  static Optional<String> telling(Map<String, Map<String, Long>> counts) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .findFirst()
        .or(() -> counts.keySet().stream().findFirst());
  }

  /** The parts of a figure by a dimension, with rows where they add up. */
  List<Node> parts(
      String dimension, List<AnswerRow> parts, List<AnswerRow> rows, List<String> columns) {
    Map<Optional<String>, List<AnswerRow>> byItem = new LinkedHashMap<>();
    rows.forEach(
        row -> byItem.computeIfAbsent(row.text("item"), item -> new ArrayList<>()).add(row));
    List<Node> nodes = new ArrayList<>();
    for (AnswerRow part : parts) {
      nodes.add(
          new Node(
              Kind.DIMENSION,
              part.text("item").orElse("-"),
              Map.of("dimension", dimension),
              part.amount("value"),
              unit,
              part.count("row_count"),
              BigDecimal.ONE,
              adds ? Made.SUM : Made.RANK,
              rows(byItem.getOrDefault(part.text("item"), List.of()), columns)));
    }
    return EntryTree.sorted(nodes);
  }

  private List<Node> rows(List<AnswerRow> rows, List<String> columns) {
    List<Node> nodes = new ArrayList<>();
    List<Node> others = new ArrayList<>();
    for (AnswerRow row : rows) {
      boolean isShown = row.text("shown_place").isPresent();
      Map<String, String> facts = new TreeMap<>();
      if (isShown) {
        columns.forEach(c -> row.text(c).ifPresent(value -> facts.put(c, value)));
      } else {
        facts.put("count", Long.toString(row.count("row_count")));
      }
      (isShown ? nodes : others)
          .add(
              new Node(
                  isShown ? Kind.ROW : Kind.OTHERS,
                  isShown ? name(facts, columns) : "rows",
                  facts,
                  row.amount("value"),
                  unit,
                  row.count("row_count"),
                  BigDecimal.ONE,
                  Made.SUM,
                  List.of()));
    }
    List<Node> all = new ArrayList<>(EntryTree.sorted(nodes));
    all.addAll(others);
    return all;
  }

  private static String name(Map<String, String> facts, List<String> columns) {
    String subject = facts.get("subject");
    return subject != null ? subject : facts.getOrDefault(columns.getFirst(), "-");
  }
}
