package io.loopledger.catalog.metrics;

import java.util.List;
import java.util.Optional;

/**
 * A fact that metrics are computed from: a relation in Trino with documented columns.
 *
 * @param place where it is defined
 * @param name its name
 * @param description what a row is
 * @param entity prefix of its dimensions in filters
 * @param relation table or view, {@code schema.name}
 * @param summary a smaller relation with the same sums and fewer columns; empty where there is none
 * @param sql the view's query, where the relation is a view that the catalog makes
 * @param currency column with the reporting currency of its money; empty where it has none
 * @param timeColumn the column that puts a row into its day
 * @param defaultDimensions the dimensions of its metrics' views; all where empty
 * @param columns in order
 */
public record Model(
    Place place,
    String name,
    String description,
    String entity,
    String relation,
    Optional<Summary> summary,
    Optional<String> sql,
    Optional<String> currency,
    String timeColumn,
    List<String> defaultDimensions,
    List<Column> columns) {
  public Model {
    defaultDimensions = List.copyOf(defaultDimensions);
    columns = List.copyOf(columns);
  }

  /**
   * A smaller relation with the same sums.
   *
   * @param relation table, {@code schema.name}
   * @param columns names of the columns it has
   */
  public record Summary(String relation, List<String> columns) {
    public Summary {
      columns = List.copyOf(columns);
    }
  }

  /** What a column is for. */
  public enum Role {
    /** Groups and filters. */
    DIMENSION,
    /** Puts a row into its day. */
    TIME,
    /** Is aggregated, and counted when distinct. */
    FACT,
    /** In filters only; stands for accounts of the chart. */
    ACCOUNT_LEVEL
  }

  /**
   * A column.
   *
   * @param name its name
   * @param description what it means
   * @param type type in Trino
   * @param role what it is for
   */
  public record Column(String name, String description, String type, Role role) {}

  /** A relation as SQL names it: some of our names are reserved words. */
  public static String quoted(String relation) {
    int point = relation.indexOf('.');
    return "%s.\"%s\"".formatted(relation.substring(0, point), relation.substring(point + 1));
  }

  /** The column of a name. */
  public Optional<Column> column(String column) {
    return columns.stream().filter(c -> c.name().equals(column)).findFirst();
  }

  /** Names of the dimensions that its metrics' views have. */
  public List<String> viewDimensions() {
    return defaultDimensions.isEmpty()
        ? dimensions().stream().map(Column::name).toList()
        : defaultDimensions;
  }

  /** Columns that group, in order. */
  public List<Column> dimensions() {
    return columns.stream().filter(c -> c.role() == Role.DIMENSION).toList();
  }
}
