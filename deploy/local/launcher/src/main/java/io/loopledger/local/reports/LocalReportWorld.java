package io.loopledger.local.reports;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.local.platform.Platform;
import io.loopledger.reports.recheck.ReportWorld;
import io.loopledger.reports.recheck.file.ReportFacts;
import io.loopledger.reports.source.LakeState;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.lake.Lake;

/** What report files are checked against on this platform. */
public final class LocalReportWorld implements ReportWorld {
  private final ReportLake reports;
  private final ReportWorld plain;

  private LocalReportWorld(ReportLake reports, ReportWorld plain) {
    this.reports = reports;
    this.plain = plain;
  }

  /** Of a platform; the caller closes the lake. */
  public static ReportWorld of(Platform platform, Catalog catalog, Lake lake) {
    ReportLake reports = new ReportLake(platform, catalog);
    return new LocalReportWorld(
        reports, ReportWorld.of(catalog, lake, brand -> reports.asBrand(reports.brand(brand))));
  }

  @Override
  public Catalog catalog() {
    return plain.catalog();
  }

  /** As the report was made: a tenant's with the rights of its finance people. */
  @Override
  public Trino reader(ReportFacts facts) {
    return facts.tenant().map(reports::asFinance).orElseGet(() -> plain.reader(facts));
  }

  @Override
  public LakeState state(ReportFacts facts) {
    return plain.state(facts);
  }
}
