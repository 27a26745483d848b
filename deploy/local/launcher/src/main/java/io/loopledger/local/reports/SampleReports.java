package io.loopledger.local.reports;

import io.loopledger.brandreports.BrandReports;
import io.loopledger.brandreports.ReportPackage;
import io.loopledger.brandreports.csv.CsvProfile;
import io.loopledger.brandreports.declaration.DeclarationReader;
import io.loopledger.brandreports.declaration.ReportDeclaration;
import io.loopledger.brandreports.declaration.SampleReport;
import io.loopledger.brandreports.period.PeriodRule;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.local.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One of each report, to look at. */
public final class SampleReports {
  /** The demo's programme has sales, repairs and payouts in it. */
  private static final String DEMO_MONTH = "2023-01";

  private static final String SETTINGS =
      """
      version: 1
      consultant: 29098
      client: 55003
      """;

  private final Platform platform;
  private final Catalog catalog;
  private final Path out;

  /**
   * Of a platform.
   *
   * @param out where the files go
   */
  public SampleReports(Platform platform, Catalog catalog, Path out) {
    this.platform = platform;
    this.catalog = catalog;
    this.out = out;
  }

  /** Makes them; returns the files. */
  public List<String> make(String brandId, Optional<String> period)
      throws SQLException, IOException {
    DocumentRun run = new DocumentRun(platform, catalog, Optional.of(out));
    Optional<String> month =
        period.isPresent() ? period : Optional.of(run.newestClosed(brandId).orElse(DEMO_MONTH));
    List<String> lines = new ArrayList<>();
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      DocumentRun.Request request =
          new DocumentRun.Request(
              Optional.of(brandId),
              Optional.empty(),
              Optional.empty(),
              month,
              Optional.empty(),
              locale,
              List.of());
      lines.addAll(run.impact(request));
      lines.addAll(run.finance(request));
      if (locale.equals(Locale.GERMAN)) {
        lines.addAll(run.bookingBatch(request, settings(), "SKR03"));
      }
    }
    for (CsvProfile profile : CsvProfile.values()) {
      lines.addAll(brandReport(brandId, month.orElseThrow(), profile));
    }
    return lines;
  }

  private Path settings() throws IOException {
    Files.createDirectories(out);
    return Files.writeString(out.resolve("booking-batch.yaml"), SETTINGS);
  }

  private List<String> brandReport(String brandId, String month, CsvProfile profile)
      throws SQLException, IOException {
    ReportLake lake = new ReportLake(platform, catalog);
    Brand brand = lake.brand(brandId);
    String yaml =
        SampleReport.yaml()
            .replace("\nbrand: demo\n", "\nbrand: " + brandId + "\n")
            .replace("\ncsv: excel-de\n", "\ncsv: " + profile.word() + "\n");
    ReportDeclaration declaration =
        new DeclarationReader(catalog, List.of(brandId))
            .read(Map.of("sample-report.yaml", yaml))
            .getFirst()
            .over(PeriodRule.parse(month).orElseThrow());
    Instant after =
        YearMonth.parse(month).plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    ReportPackage made =
        new BrandReports(catalog, lake, out.resolve("brand-report-" + profile.word()))
            .make(declaration, brand, after);
    return made.files().stream().map(Path::toString).toList();
  }
}
