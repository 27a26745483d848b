package io.loopledger.catalog.metrics.explain;

import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.explain.Node.Kind;
import io.loopledger.catalog.metrics.explain.Node.Made;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A sum of entries as a tree, out of the answers to {@link EntryQueries}. */
final class EntryTree {
  private static final List<String> ENTRY_FACTS =
      List.of(
          "event_id",
          "trigger_id",
          "amount",
          "measure",
          "cause",
          "fx_rate",
          "fx_date",
          "business_date",
          "recorded_time",
          "origin");

  private final String unit;
  private final Kind group;
  private final List<String> columns;

  EntryTree(Metric metric, String unit, List<String> groupColumns) {
    this.unit = unit;
    this.group = metric.meta().unit().isImpact() ? Kind.FACTORS : Kind.RULE;
    this.columns = groupColumns;
  }

  /** The subjects that are shown by themselves. */
  static Set<String> shown(List<AnswerRow> subjects) {
    Set<String> shown = new LinkedHashSet<>();
    subjects.forEach(row -> row.text("shown_subject").ifPresent(shown::add));
    return shown;
  }

  /** The accounts of a sum. */
  List<Node> accounts(List<AnswerRow> subjects, List<AnswerRow> entries) {
    Map<List<Optional<String>>, List<AnswerRow>> bySubject = new LinkedHashMap<>();
    List<String> keys = with(with(List.of(EntryQueries.ACCOUNT), columns), List.of("subject"));
    entries.forEach(
        row -> bySubject.computeIfAbsent(row.key(keys), k -> new ArrayList<>()).add(row));
    List<Node> accounts = new ArrayList<>();
    by(subjects, List.of(EntryQueries.ACCOUNT))
        .forEach(
            (key, rows) ->
                accounts.add(
                    sum(
                        Kind.ACCOUNT,
                        key.getFirst().orElse(""),
                        Map.of(),
                        groups(rows, bySubject))));
    return sorted(accounts);
  }

  private List<Node> groups(
      List<AnswerRow> rows, Map<List<Optional<String>>, List<AnswerRow>> bySubject) {
    List<Node> groups = new ArrayList<>();
    by(rows, columns)
        .forEach(
            (key, inGroup) -> {
              Map<String, String> facts = facts(inGroup.getFirst(), columns);
              if (group == Kind.FACTORS) {
                FactorFacts.add(facts);
              }
              groups.add(sum(group, name(facts), facts, subjects(inGroup, bySubject)));
            });
    return sorted(groups);
  }

  private static String name(Map<String, String> facts) {
    return facts.getOrDefault("factor_version", facts.getOrDefault("rule", "-"));
  }

  private List<Node> subjects(
      List<AnswerRow> rows, Map<List<Optional<String>>, List<AnswerRow>> bySubject) {
    List<Node> subjects = new ArrayList<>();
    List<Node> others = new ArrayList<>();
    for (AnswerRow row : rows) {
      Optional<String> subject = row.text("shown_subject");
      if (subject.isEmpty()) {
        others.add(others(row, "subjects", row.count("subject_count")));
        continue;
      }
      List<Optional<String>> key = new ArrayList<>(row.key(with(List.of("account"), columns)));
      key.add(subject);
      subjects.add(
          new Node(
              Kind.SUBJECT,
              subject.get(),
              Map.of(),
              row.sum("value"),
              unit,
              row.count("row_count"),
              BigDecimal.ONE,
              Made.SUM,
              entries(bySubject.getOrDefault(key, List.of()))));
    }
    return with(sorted(subjects), others);
  }

  private List<Node> entries(List<AnswerRow> rows) {
    List<Node> entries = new ArrayList<>();
    List<Node> others = new ArrayList<>();
    for (AnswerRow row : rows) {
      Optional<String> id = row.text("shown_entry");
      if (id.isEmpty()) {
        others.add(others(row, "entries", row.count("row_count")));
      } else {
        entries.add(
            new Node(
                Kind.ENTRY,
                id.get(),
                facts(row, with(ENTRY_FACTS, columns)),
                row.sum("value"),
                unit,
                1,
                BigDecimal.ONE,
                Made.SUM,
                List.of()));
      }
    }
    return with(sorted(entries), others);
  }

  private Node others(AnswerRow row, String of, long count) {
    return new Node(
        Kind.OTHERS,
        of,
        Map.of("count", Long.toString(count)),
        row.sum("value"),
        unit,
        row.count("row_count"),
        BigDecimal.ONE,
        Made.SUM,
        List.of());
  }

  /** A part that is the sum of its own parts. */
  private Node sum(Kind kind, String name, Map<String, String> facts, List<Node> parts) {
    BigDecimal sum = BigDecimal.ZERO;
    long rows = 0;
    for (Node part : parts) {
      BigDecimal value = part.value();
      sum = value == null ? sum : sum.add(value);
      rows += part.rows();
    }
    return new Node(kind, name, facts, sum, unit, rows, BigDecimal.ONE, Made.SUM, parts);
  }

  private static Map<List<Optional<String>>, List<AnswerRow>> by(
      List<AnswerRow> rows, List<String> columns) {
    Map<List<Optional<String>>, List<AnswerRow>> groups = new LinkedHashMap<>();
    rows.forEach(row -> groups.computeIfAbsent(row.key(columns), k -> new ArrayList<>()).add(row));
    return groups;
  }

  private static Map<String, String> facts(AnswerRow row, List<String> columns) {
    Map<String, String> facts = new TreeMap<>();
    columns.forEach(column -> row.text(column).ifPresent(value -> facts.put(column, value)));
    return facts;
  }

  private static <T> List<T> with(Collection<T> first, Collection<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** Largest first, whatever the sign; then by name. */
  static List<Node> sorted(List<Node> nodes) {
    return nodes.stream()
        .sorted(
            Comparator.comparing(EntryTree::size)
                .reversed()
                .thenComparing(Node::name)
                .thenComparing(node -> node.facts().toString()))
        .toList();
  }

  private static BigDecimal size(Node node) {
    BigDecimal value = node.value();
    return value == null ? BigDecimal.ZERO : value.abs();
  }
}
