package io.loopledger.local.access;

import io.loopledger.brandreports.BrandReports;
import io.loopledger.brandreports.ReportPackage;
import io.loopledger.brandreports.ReportSources;
import io.loopledger.brandreports.declaration.DeclarationReader;
import io.loopledger.brandreports.declaration.ReportDeclaration;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.local.platform.Platform;
import io.loopledger.reports.source.LakeState;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes a report of each kind of dataset, as the platform does, and shows what is in its files. */
final class BrandReportCheck {
  private static final Instant NOW = Instant.parse("2026-11-05T08:00:00Z");
  private static final String REPORT =
      """
      version: 1
      name: all kinds
      brand: %s
      period: last-month
      locale: en
      csv: rfc4180
      datasets:
        - name: figures
          metrics: [finance.net_revenue]
          dimensions: [tenant, brand, category, product]
        - name: impact
          metrics: [impact.avoided]
          dimensions: [brand]
        - name: margin
          dataset: finance.margin
        - name: entries
          rows: entries
        - name: events
          rows: events
      """;

  private final Platform platform;
  private final Path folder;

  BrandReportCheck(Platform platform, Path folder) {
    this.platform = platform;
    this.folder = folder;
  }

  /** All cells of all files of a brand's report. */
  List<String> cells(String brand) throws SQLException, IOException {
    List<String> cells = new ArrayList<>();
    for (Path file : make(brand).files()) {
      if (file.toString().endsWith(".csv")) {
        // No made text has a comma, quote or line break.
        Files.readAllLines(file).stream()
            .skip(1)
            .forEach(line -> cells.addAll(List.of(line.split(",", -1))));
      }
    }
    return cells;
  }

  /** How many postings the report has. */
  String entries(String brand) throws SQLException, IOException {
    Path file = make(brand).folder().resolve("entries.csv");
    return Long.toString(Files.readAllLines(file).size() - 1L);
  }

  private ReportPackage make(String id) throws SQLException, IOException {
    Brand brand = platform.references().latest().brand(id).orElseThrow();
    ReportDeclaration report =
        new DeclarationReader(Catalog.builtIn(), List.of(id))
            .read(Map.of("reports/all.yaml", REPORT.formatted(id)))
            .getFirst();
    try (Lake lake = platform.lake()) {
      ReportSources sources =
          new ReportSources() {
            @Override
            public Trino as(String user) {
              return () -> platform.trino(user);
            }

            /** The made rows say that the month was closed, but nobody set the tag. */
            @Override
            public LakeState state(Optional<String> tag) {
              Map<String, Long> snapshots = new TreeMap<>();
              LakeVersions.of(lake, Optional.empty())
                  .all()
                  .forEach(version -> snapshots.put(version.table(), version.snapshotId()));
              return new LakeState(Optional.empty(), snapshots);
            }
          };
      return new BrandReports(Catalog.builtIn(), sources, folder).make(report, brand, NOW);
    }
  }
}
