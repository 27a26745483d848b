package io.loopledger.brandreports;

import io.loopledger.brandreports.declaration.ReportDeclaration;
import io.loopledger.brandreports.pack.PackageFacts;
import io.loopledger.brandreports.pack.PackageWriter;
import io.loopledger.brandreports.period.ReportDays;
import io.loopledger.brandreports.query.QueryMaker;
import io.loopledger.brandreports.query.ReportTable;
import io.loopledger.catalog.access.AccessUser;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.sql.PinnedQuery;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.reports.source.ClosedBooks;
import io.loopledger.reports.source.DefinitionVersion;
import io.loopledger.reports.source.LakeState;
import io.loopledger.rows.Trino;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Makes the reports of brands. A period whose months are all closed is read at the tag of its
 * close, any other at the newest state; the queries go to Trino as the brand's own user.
 */
public final class BrandReports {
  private static final String ROLE = "brand";

  private final Catalog catalog;
  private final ReportSources sources;
  private final PackageWriter writer;

  /**
   * With the definitions of a catalog.
   *
   * @param folder below which packages are kept
   */
  public BrandReports(Catalog catalog, ReportSources sources, Path folder) {
    this.catalog = catalog;
    this.sources = sources;
    this.writer = new PackageWriter(folder);
  }

  /** The user of Trino that a brand's reports are asked as. */
  public static String user(Brand brand) {
    return new AccessUser(ROLE, brand.id()).name();
  }

  /**
   * Makes a report, or finds the package that was made from the same state before.
   *
   * @param brand the brand of the report, as registered
   * @param now decides which days "last month" are, in the brand's zone
   * @throws IllegalArgumentException if the brand is another one, or the report cannot be asked
   * @throws IllegalStateException if another run makes the same report
   */
  public ReportPackage make(ReportDeclaration report, Brand brand, Instant now)
      throws SQLException, IOException {
    if (!brand.id().equals(report.brand())) {
      throw new IllegalArgumentException(
          "%s: brand is '%s', and brand '%s' was given; give the brand of the report"
              .formatted(report.file(), report.brand(), brand.id()));
    }
    LocalDate today = now.atZone(brand.contractZone()).toLocalDate();
    ReportDays days = report.period().at(today);
    Trino trino = sources.as(user(brand));
    Optional<String> tag = ClosedBooks.tag(trino, brand.id(), days.months());
    LakeState state = sources.state(tag);
    PinnedQuery pinned = PinnedQuery.ofState(catalog, state.snapshots());
    QueryMaker queries = new QueryMaker(catalog, pinned::sql, days, report.locale());
    List<ReportTable> tables = report.datasets().stream().map(queries::of).toList();
    List<Metric> metrics = tables.stream().flatMap(table -> table.metrics().stream()).toList();
    DefinitionVersion definitions = DefinitionVersion.of(catalog, metrics);
    return writer.write(new PackageFacts(report, brand, days, state, tables, definitions), trino);
  }
}
