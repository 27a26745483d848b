package io.loopledger.local.service;

import io.loopledger.catalog.impact.FactorPacks;
import io.loopledger.catalog.impact.FactorsView;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The views this release brings, made anew at each start: they never differ from the catalog. */
public final class TrinoViews {
  private final TrinoConnections connections;

  public TrinoViews(ServiceContext context) {
    this.connections = new TrinoConnections(context);
  }

  /** Creates the views, or replaces those of an earlier release. */
  public void createOrReplace() throws SQLException {
    try (Connection connection = connections.open(TrinoUsers.ADMIN);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + FactorsView.SCHEMA);
      statement.execute(FactorsView.sql(FactorPacks.builtIn().rows()));
    }
  }
}
