package io.loopledger.reports.source;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Metric.Meta;
import io.loopledger.catalog.metrics.sql.MetricViews;
import io.loopledger.catalog.metrics.sql.PinnedQuery;
import io.loopledger.rows.Trino;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What a report reads: one state of every table, through Trino, with the rights of its reader. The
 * same state gives the same rows, today and in a year.
 *
 * <p>What holds each thing that a report reads:
 *
 * <ul>
 *   <li>tables, of the posting job and of the night: their snapshot; one that was never written to
 *       is empty
 *   <li>views: their queries are taken from the catalog that is handed in and stand in the query;
 *       {@link DefinitionVersion} names the definitions
 *   <li>factors and draws ({@code ref.factors}, {@code ref.factor_draws}): a published factor and
 *       its draws never change, and entries name theirs
 *   <li>{@code ref.brands}, {@code ref.accounts}: not held. Views take a brand's reporting currency
 *       and an account's margin level from them; take no names or policies
 * </ul>
 */
public final class ReportSource {
  private final Catalog catalog;
  private final LakeState state;
  private final Trino trino;

  /**
   * Over one state.
   *
   * @param trino connections with the rights of the reader
   */
  public ReportSource(Catalog catalog, LakeState state, Trino trino) {
    this.catalog = catalog;
    this.state = state;
    this.trino = new Pinned(PinnedQuery.ofState(catalog, state.snapshots()), trino);
  }

  /** The definitions that figures are made by. */
  public Catalog catalog() {
    return catalog;
  }

  /** The state that is read. */
  public LakeState state() {
    return state;
  }

  /**
   * Queries of tables and of views of the catalog, each table at its version. Only {@link
   * Trino#query}: a bare connection would read what is there now, and is refused.
   */
  public Trino trino() {
    return trino;
  }

  /** Hands out the rows of a query, each table at its version. */
  public void query(String sql, Trino.Row out) throws SQLException {
    trino.query(sql, out);
  }

  /**
   * The query of a metric by some dimensions, beside its day or month, as its view has it; to be
   * handed to {@link #query}, alone or as a part of another one.
   *
   * @param dimensions names of dimensions of its model; at least one
   */
  public String sql(Metric metric, List<String> dimensions) {
    return new MetricViews(catalog).of(by(metric, dimensions)).query();
  }

  /**
   * The same metric with these dimensions only.
   *
   * @param dimensions at least one: without any its view has its usual ones
   */
  public static Metric by(Metric metric, List<String> dimensions) {
    if (dimensions.isEmpty()) {
      throw new IllegalArgumentException(
          "dimensions of %s are empty; give at least brand".formatted(metric.qualifiedName()));
    }
    Meta m = metric.meta();
    return new Metric(
        metric.place(),
        metric.schema(),
        metric.name(),
        metric.label(),
        metric.description(),
        metric.definition(),
        new Meta(
            m.version(),
            m.labelDe(),
            m.descriptionDe(),
            m.unit(),
            m.decimals(),
            m.owner(),
            m.since(),
            m.dateBasis(),
            m.additivity(),
            m.nullRule(),
            List.copyOf(dimensions),
            m.method(),
            m.interval(),
            m.source()));
  }

  /** Queries at one state. */
  private record Pinned(PinnedQuery pinned, Trino trino) implements Trino {
    @Override
    public Connection connect() throws SQLException {
      throw new SQLException(
          "a connection of a report would read the tables of now; use query, which reads its state");
    }

    @Override
    public void query(String sql, Row out) throws SQLException {
      trino.query(pinned.sql(sql), out);
    }
  }
}
