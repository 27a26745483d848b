package io.loopledger.local.service;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.OwnDefinitions;
import io.loopledger.catalog.metrics.Problem;
import io.loopledger.catalog.metrics.sql.CatalogInstaller;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.lake.Lake;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The views this release brings, made anew at each start: they never differ from the catalog. */
public final class TrinoViews {
  private final ServiceContext context;

  public TrinoViews(ServiceContext context) {
    this.context = context;
  }

  /**
   * Creates the views, or replaces those of an earlier release. The operator's own definitions make
   * views, too; what is wrong with one stops nothing.
   *
   * @return what is wrong with own definitions
   */
  public List<String> createOrReplace() throws SQLException {
    List<Brand> brands = references().latest().brands();
    OwnDefinitions own = own();
    List<String> problems = new ArrayList<>();
    for (Problem problem : own.problems()) {
      problems.add(
          "%s:%d: %s; %s"
              .formatted(
                  context.home().metrics().resolve(problem.place().file()),
                  problem.place().line(),
                  problem.message(),
                  problem.fix()));
    }
    try (Lake lake = Lake.open(LakeAccess.of(context))) {
      installer(lake).install(own.catalog(), brands);
    } catch (SQLException e) {
      if (own.own().isEmpty()) {
        throw e;
      }
      try (Lake lake = Lake.open(LakeAccess.of(context))) {
        installer(lake).install(Catalog.builtIn(), brands);
      }
      problems.add(
          "own definitions make no view that Trino takes, so only built-in ones are there: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
    return problems;
  }

  /** A folder that cannot be read is as none, so that the platform starts. */
  private OwnDefinitions own() {
    try {
      return OwnDefinitions.of(context.home().metrics());
    } catch (UncheckedIOException e) {
      LoggerFactory.getLogger(TrinoViews.class).warn("own definitions cannot be read", e);
      return OwnDefinitions.none();
    }
  }

  /** Tells Trino the brands there are now. */
  public void brands() throws SQLException {
    try (Lake lake = Lake.open(LakeAccess.of(context))) {
      installer(lake).brands(references().latest().brands());
    }
  }

  private CatalogInstaller installer(Lake lake) {
    TrinoConnections connections = new TrinoConnections(context);
    return new CatalogInstaller(() -> connections.open(TrinoUsers.ADMIN), lake::documentView);
  }

  private ReferenceLog references() {
    return ReferenceLog.open(context.home().reference());
  }
}
