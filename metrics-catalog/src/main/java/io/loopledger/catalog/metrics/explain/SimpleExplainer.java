package io.loopledger.catalog.metrics.explain;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Metric.Simple;
import io.loopledger.catalog.metrics.Model;
import io.loopledger.catalog.metrics.Unit;
import io.loopledger.catalog.metrics.explain.Node.Kind;
import io.loopledger.catalog.metrics.explain.Node.Made;
import io.loopledger.catalog.metrics.publish.Formula;
import io.loopledger.catalog.metrics.sql.Aggregates;
import io.loopledger.catalog.metrics.sql.PinnedQuery;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes simple metrics apart: to entries, or to rows of a view. */
final class SimpleExplainer {
  /** Levels from a sum to its accounts, rules, subjects, entries. */
  private static final int TO_ENTRIES = 4;

  private static final int TO_ROWS = 2;

  private final Catalog catalog;
  private final Aggregates aggregates;
  private final PinnedQuery pinned;
  private final Answers answers;
  private final Map<String, Map<String, Map<String, Long>>> counts = new LinkedHashMap<>();
  private int top = 1;
  private Optional<String> currency = Optional.empty();

  SimpleExplainer(Catalog catalog, PinnedQuery pinned, Answers answers) {
    this.catalog = catalog;
    this.aggregates = new Aggregates(catalog.chart());
    this.pinned = pinned;
    this.answers = answers;
  }

  /**
   * A simple metric with a part of its rows.
   *
   * @param metric the metric
   * @param model its model
   * @param condition which rows
   */
  record Part(Metric metric, Model model, String condition) {}

  /** What holds for all that is asked now. */
  void begin(Question question, Optional<String> reportingCurrency) {
    top = question.top();
    currency = reportingCurrency;
    counts.clear();
  }

  Map<String, Map<String, Map<String, Long>>> counts() {
    return counts;
  }

  Part part(Metric metric, Where where) {
    Simple simple = (Simple) metric.definition();
    Model model = catalog.model(simple);
    String asked = where.sql(model, metric.meta().unit().hasMoney());
    String condition =
        aggregates
            .condition(simple)
            .map(own -> "(%s) AND (%s)".formatted(own, asked))
            .orElse("(" + asked + ")");
    return new Part(metric, model, condition);
  }

  /** The rows of parts that share a relation. */
  Inputs inputs(List<Part> parts) {
    Model model = parts.getFirst().model();
    String relation = Model.quoted(model.relation());
    List<String> conditions = parts.stream().map(Part::condition).distinct().toList();
    String sql =
        EntryQueries.isLedger(model)
            ? EntryQueries.inputs(relation, conditions)
            : ModelQueries.inputs(model, relation, conditions);
    return Inputs.of(model.relation(), ask(sql));
  }

  Node node(Metric metric, String role, Where where, int depth) {
    Simple simple = (Simple) metric.definition();
    Part part = part(metric, where);
    return EntryQueries.isLedger(part.model()) && simple.agg().isAdditive()
        ? entries(part, role, simple, depth)
        : rows(part, role, simple, depth);
  }

  private Node entries(Part part, String role, Simple simple, int depth) {
    Metric metric = part.metric();
    EntryQueries queries = new EntryQueries(metric, simple, from(part));
    AnswerRow total = ask(queries.total()).getFirst();
    List<Node> accounts = List.of();
    // The interval of a climate figure needs its factors, also where they are not shown.
    if (depth > 0 || metric.meta().unit().isImpact()) {
      List<AnswerRow> subjects = ask(queries.subjects(top));
      Set<String> shown = EntryTree.shown(subjects);
      List<AnswerRow> entries =
          depth < TO_ENTRIES || shown.isEmpty() ? List.of() : ask(queries.entries(shown, top));
      EntryTree tree = new EntryTree(metric, unit(metric), queries.groupColumns());
      accounts = tree.accounts(subjects, entries);
    }
    return node(metric, role, total.amount("value"), total, Made.SUM, accounts);
  }

  private Node rows(Part part, String role, Simple simple, int depth) {
    Metric metric = part.metric();
    ModelQueries queries = new ModelQueries(metric, part.model(), catalog.chart(), from(part));
    AnswerRow total = ask(queries.total()).getFirst();
    boolean adds = simple.agg().isAdditive();
    Map<String, Map<String, Long>> byDimension =
        queries
            .byDimension()
            .map(sql -> ModelTree.counts(ask(sql), queries.dimensions()))
            .orElse(Map.of());
    counts.put(metric.qualifiedName(), byDimension);
    Optional<String> dimension = ModelTree.telling(byDimension);
    List<Node> parts = List.of();
    if (depth > 0 && dimension.isPresent()) {
      String name = dimension.get();
      List<AnswerRow> rows = adds && depth >= TO_ROWS ? ask(queries.rows(name, top)) : List.of();
      parts =
          new ModelTree(unit(metric), adds)
              .parts(name, ask(queries.parts(name)), rows, queries.shown());
    }
    return node(metric, role, total.amount("value"), total, adds ? Made.SUM : Made.RANK, parts);
  }

  private Node node(
      Metric metric,
      String role,
      @Nullable BigDecimal value,
      AnswerRow total,
      Made made,
      List<Node> parts) {
    return new Node(
        Kind.METRIC,
        metric.qualifiedName(),
        facts(metric, role),
        value,
        unit(metric),
        total.count("row_count"),
        BigDecimal.ONE,
        made,
        parts);
  }

  private static String from(Part part) {
    return EntryQueries.from(Model.quoted(part.model().relation()), part.condition());
  }

  private List<AnswerRow> ask(String sql) {
    return answers.to(pinned.sql(sql));
  }

  /** What is known of a metric in a tree. */
  Map<String, String> facts(Metric metric, String role) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("version", Integer.toString(metric.meta().version()));
    facts.put("formula", new Formula(catalog).text(metric));
    if (!role.isEmpty()) {
      facts.put("role", role);
    }
    return facts;
  }

  /** The unit of a metric, with the currency where it is known. */
  String unit(Metric metric) {
    String unit = metric.meta().unit().toString();
    return currency.map(code -> unit.replace(Unit.MONEY, code)).orElse(unit);
  }
}
