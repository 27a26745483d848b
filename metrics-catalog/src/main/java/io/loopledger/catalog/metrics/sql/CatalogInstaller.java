package io.loopledger.catalog.metrics.sql;

import io.loopledger.catalog.impact.FactorPacks;
import io.loopledger.catalog.impact.FactorsView;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.reference.Brand;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the reference data and the views of a catalog in Trino, or brings them up to date. What is
 * as it should be is left alone: {@code ref.installed_views} keeps a hash of each.
 */
public final class CatalogInstaller {
  /** Where hashes of views are kept. */
  static final String STATE = "ref.installed_views";

  /** Schemas that belong to the catalog: a view in them that it does not make is dropped. */
  public static final List<String> SCHEMAS =
      List.of("finance", "impact", "operations", "customers", "dashboards");

  private final Connections connections;
  private final ColumnDocs docs;

  /** Opens connections that may create what is made, in the catalog they are connected to. */
  public interface Connections {
    /** A new one. */
    Connection open() throws SQLException;
  }

  /**
   * Documents the columns of a view. Trino can do it a column at a time, each a new version of the
   * view and 20 ms: for all views that is a minute, and a second for who does it at once.
   */
  public interface ColumnDocs {
    /**
     * Documents them.
     *
     * @param view {@code schema.name}
     * @param docs by column
     */
    void document(String view, Map<String, String> docs);
  }

  /** Over connections of a user who may create views. */
  public CatalogInstaller(Connections connections, ColumnDocs docs) {
    this.connections = connections;
    this.docs = docs;
  }

  /**
   * Makes what is missing and what has changed, and drops what an earlier release made and this one
   * does not.
   *
   * @return how many views were made
   */
  public int install(Catalog catalog, List<Brand> brands) throws SQLException {
    List<ViewStatement> views = new ArrayList<>();
    views.add(ReferenceViews.accounts(catalog.chart()));
    views.add(ReferenceViews.eventTypes());
    views.add(BridgeView.statement());
    views.addAll(new MetricViews(catalog).all());
    try (Connection connection = connections.open()) {
      execute(connection, "CREATE SCHEMA IF NOT EXISTS " + FactorsView.SCHEMA);
      for (String schema : SCHEMAS) {
        execute(connection, "CREATE SCHEMA IF NOT EXISTS " + schema);
      }
      execute(connection, FactorsView.sql(FactorPacks.builtIn().rows()));
      draws(connection, DrawStatements.builtIn());
      brands(connection, brands);
      Map<String, String> installed = installed(connection);
      dropOthers(connection, views);
      List<ViewStatement> changed =
          views.stream().filter(view -> !view.hash().equals(installed.get(view.name()))).toList();
      new ViewMaker(connections, docs).make(changed);
      if (!changed.isEmpty()) {
        execute(connection, ReferenceViews.installed(STATE, views).create());
      }
      return changed.size();
    }
  }

  /** Brings {@code ref.brands} up to date, when a brand was registered. */
  public void brands(List<Brand> brands) throws SQLException {
    try (Connection connection = connections.open()) {
      brands(connection, brands);
    }
  }

  private static void brands(Connection connection, List<Brand> brands) throws SQLException {
    if (!exists(connection, BrandStatements.TABLE) || isView(connection, BrandStatements.TABLE)) {
      dropView(connection, BrandStatements.TABLE);
      execute(connection, BrandStatements.create());
    }
    Map<String, String> there = pairs(connection, BrandStatements.rows());
    List<Brand> unknown =
        brands.stream().filter(brand -> !there.containsValue(brand.id())).toList();
    if (!unknown.isEmpty()) {
      execute(connection, BrandStatements.insert(unknown));
    }
    List<Brand> changed =
        brands.stream()
            .filter(brand -> there.containsValue(brand.id()))
            .filter(brand -> !there.containsKey(BrandStatements.text(brand)))
            .toList();
    if (!changed.isEmpty()) {
      execute(connection, BrandStatements.update(changed));
    }
    List<String> ids = brands.stream().map(Brand::id).toList();
    if (!brands.isEmpty() && !ids.containsAll(there.values())) {
      execute(connection, BrandStatements.keepOnly(brands));
    }
  }

  private static boolean isView(Connection connection, String name) throws SQLException {
    return views(connection).containsKey(name);
  }

  private static void dropView(Connection connection, String name) throws SQLException {
    if (isView(connection, name)) {
      execute(connection, "DROP VIEW " + name);
    }
  }

  private static void draws(Connection connection, DrawStatements draws) throws SQLException {
    String table = DrawStatements.TABLE;
    if (exists(connection, table)
        && pairs(connection, "SHOW CREATE TABLE " + table, 1).keySet().stream()
            .anyMatch(ddl -> ddl.contains("state " + draws.state()))) {
      return;
    }
    dropView(connection, table);
    execute(connection, "DROP TABLE IF EXISTS " + table);
    execute(connection, draws.create());
    for (String insert : draws.inserts()) {
      execute(connection, insert);
    }
    execute(connection, draws.whole());
  }

  /** Hashes of the views that are there. */
  private static Map<String, String> installed(Connection connection) throws SQLException {
    if (!exists(connection, STATE)) {
      return Map.of();
    }
    Map<String, String> hashes = pairs(connection, "SELECT view_name, hash FROM " + STATE);
    hashes.keySet().retainAll(views(connection).keySet());
    return hashes;
  }

  private static void dropOthers(Connection connection, List<ViewStatement> ours)
      throws SQLException {
    Set<String> names = ours.stream().map(ViewStatement::name).collect(Collectors.toSet());
    for (Map.Entry<String, String> view : views(connection).entrySet()) {
      if (SCHEMAS.contains(view.getValue()) && !names.contains(view.getKey())) {
        execute(connection, "DROP VIEW " + view.getKey());
      }
    }
  }

  /** All views, each with its schema. */
  private static Map<String, String> views(Connection connection) throws SQLException {
    return pairs(
        connection,
        "SELECT table_schema || '.' || table_name, table_schema FROM information_schema.views");
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    String[] name = table.split("\\.", -1);
    return !pairs(
            connection,
            "SELECT table_name, '' FROM information_schema.tables WHERE table_schema = '%s' AND table_name = '%s'"
                .formatted(name[0], name[1]))
        .isEmpty();
  }

  private static Map<String, String> pairs(Connection connection, String query)
      throws SQLException {
    return pairs(connection, query, 2);
  }

  /** The first columns of rows, each with another column. */
  private static Map<String, String> pairs(Connection connection, String query, int second)
      throws SQLException {
    Map<String, String> pairs = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        pairs.put(rows.getString(1), rows.getString(second));
      }
    }
    return pairs;
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      String shown = sql.substring(0, Math.min(4_000, sql.length()));
      throw new SQLException("%s%n%s".formatted(e.getMessage(), shown), e);
    }
  }
}
