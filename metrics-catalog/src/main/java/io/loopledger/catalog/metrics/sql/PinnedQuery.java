package io.loopledger.catalog.metrics.sql;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Model;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Queries that read every table at one version. A view cannot be asked for an earlier version:
 * Trino gives its figures of now, without a word. So the queries of models stand in the query
 * itself, and each table behind them has its version.
 */
public final class PinnedQuery {
  private static final Pattern NAME =
      Pattern.compile(
          "'(?:[^']|'')*'|--[^\\n]*|(?<![\\w.\"])(?<schema>[a-z_]+)\\.(?<quote>\"?)(?<name>[a-z0-9_]+)\\k<quote>(?![\\w.(])");

  /** The tables that have versions; reference data has none. Schema finance has views, too. */
  private static final Pattern TABLE =
      Pattern.compile(
          "(ledger|mart|raw|ops)\\.[a-z_]+"
              + "|finance\\.(breaks|closes|matches|published|settlement_lines|statement_files)");

  private final Map<String, Model> views = new LinkedHashMap<>();
  private final Catalog catalog;
  private final Function<String, Optional<String>> versions;
  private final Predicate<String> isEmpty;

  /**
   * Over models of a catalog.
   *
   * @param versions for a table such as {@code ledger.entries}: its version as SQL has it behind
   *     {@code FOR VERSION AS OF}; empty for a table that has none
   */
  public PinnedQuery(Catalog catalog, Function<String, Optional<String>> versions) {
    this(catalog, versions, table -> false);
  }

  private PinnedQuery(
      Catalog catalog, Function<String, Optional<String>> versions, Predicate<String> isEmpty) {
    this.catalog = catalog;
    this.versions = versions;
    this.isEmpty = isEmpty;
    catalog.models().stream()
        .filter(model -> model.sql().isPresent())
        .forEach(model -> views.put(model.relation(), model));
  }

  /** Of tables that all carry one tag; reference data ({@code ref}) has no versions. */
  public static PinnedQuery ofTag(Catalog catalog, String tag) {
    if (!tag.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}")) {
      throw new IllegalArgumentException(
          "'%s' is no tag; the tag of a closed period is such as closed-2026-10".formatted(tag));
    }
    return new PinnedQuery(catalog, table -> Optional.of(ViewStatement.text(tag)));
  }

  /**
   * Of one state of every table.
   *
   * @param snapshots snapshot ids by table; a table that is not there was never written to then,
   *     and is read as an empty one, whatever it has become since
   */
  public static PinnedQuery ofState(Catalog catalog, Map<String, Long> snapshots) {
    Map<String, Long> known = Map.copyOf(snapshots);
    return new PinnedQuery(
        catalog,
        table -> Optional.ofNullable(known.get(table)).map(String::valueOf),
        table -> !known.containsKey(table));
  }

  /** The query of a metric's view. */
  public String of(Metric metric) {
    return sql(new MetricViews(catalog).of(metric).query());
  }

  /** A query that selects from tables, and from views of the catalog. */
  public String sql(String query) {
    Map<String, String> parts = new LinkedHashMap<>();
    String main = pinned(query, parts);
    if (parts.isEmpty()) {
      return main;
    }
    StringBuilder sql = new StringBuilder("WITH ");
    parts.forEach(
        (name, part) -> sql.append(name).append(" AS (\n").append(part.strip()).append("\n),\n"));
    sql.setLength(sql.length() - 2);
    return sql.append("\nSELECT * FROM (\n").append(main).append("\n)").toString();
  }

  private String pinned(String query, Map<String, String> parts) {
    Matcher matcher = NAME.matcher(query);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(out, Matcher.quoteReplacement(replacement(matcher, parts)));
    }
    return matcher.appendTail(out).toString();
  }

  private String replacement(Matcher matcher, Map<String, String> parts) {
    if (matcher.group("schema") == null) {
      return matcher.group();
    }
    String relation = matcher.group("schema") + "." + matcher.group("name");
    Optional<String> view = view(relation);
    if (view.isPresent()) {
      String name = relation.replace(".", "__");
      if (!parts.containsKey(name)) {
        String sql = pinned(view.get(), parts);
        parts.put(name, sql);
      }
      return name;
    }
    return TABLE.matcher(relation).matches() ? table(matcher.group(), relation) : matcher.group();
  }

  private String table(String written, String relation) {
    return isEmpty.test(relation)
        ? "(SELECT * FROM %s WHERE false)".formatted(written)
        : versions
            .apply(relation)
            .map(version -> written + " FOR VERSION AS OF " + version)
            .orElse(written);
  }

  /** The query of a view that the catalog makes. */
  private Optional<String> view(String relation) {
    Model model = views.get(relation);
    if (model != null) {
      return model.sql();
    }
    if (relation.equals(BridgeView.statement().name())) {
      return Optional.of(BridgeView.query());
    }
    MetricViews made = new MetricViews(catalog);
    return catalog
        .find(relation)
        .map(made::of)
        .or(
            () ->
                catalog.datasets().stream()
                    .filter(dataset -> dataset.qualifiedName().equals(relation))
                    .findFirst()
                    .map(made::of))
        .map(ViewStatement::query);
  }
}
