package io.loopledger.local.reports;

import io.loopledger.catalog.chart.ErpChart;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.documents.DocumentWriter;
import io.loopledger.documents.model.Document;
import io.loopledger.local.Failure;
import io.loopledger.reports.datev.BatchReader;
import io.loopledger.reports.datev.BatchSettings;
import io.loopledger.reports.datev.BookingBatch;
import io.loopledger.reports.finance.FinancePack;
import io.loopledger.reports.finance.FinanceRequest;
import io.loopledger.reports.finance.FinanceScope;
import io.loopledger.reports.impact.ImpactReport;
import io.loopledger.reports.impact.ImpactReportRequest;
import io.loopledger.reports.source.ReportPeriod;
import io.loopledger.reports.source.ReportSource;
import io.loopledger.rows.Trino;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes reports and writes them to files. */
public final class DocumentReports {
  private final ReportLake lake;
  private final DocumentFiles files;

  /** Into a folder. */
  public DocumentReports(ReportLake lake, DocumentFiles files) {
    this.lake = lake;
    this.files = files;
  }

  /**
   * What all reports are asked with.
   *
   * @param asOf the tag of a state; that of the newest close where empty
   * @param locale language of the words
   * @param writers formats
   */
  public record Form(Optional<String> asOf, Locale locale, List<DocumentWriter> writers) {}

  /** The impact report of a brand, or of one of its programmes. */
  public List<Path> impact(Brand brand, Optional<String> program, ReportPeriod period, Form form)
      throws SQLException, IOException {
    requireProgram(brand, program);
    Trino trino = lake.asBrand(brand);
    ReportSource source = lake.source(trino, List.of(brand), period, form.asOf());
    ImpactReportRequest request =
        new ImpactReportRequest(brand.id(), program, period, form.locale());
    Document document = ImpactReport.of(request, source, trino).document();
    List<String> parts = new ArrayList<>(List.of(document.id(), brand.id()));
    program.ifPresent(parts::add);
    return files.write(document, name(parts, period.toString(), form.locale()), form.writers());
  }

  /** The finance pack of a brand, or of all brands of a tenant. */
  public List<Path> finance(String tenant, Optional<Brand> brand, YearMonth month, Form form)
      throws SQLException, IOException {
    FinanceScope scope = new FinanceScope(tenant, brand.map(Brand::id), month);
    Trino trino = lake.asFinance(tenant);
    ReportSource source = source(trino, scope, brand, form.asOf());
    Document document =
        FinancePack.of(new FinanceRequest(scope, form.locale()), source, trino).document();
    return files.write(
        document,
        name(List.of(document.id(), scope.text()), month.toString(), form.locale()),
        form.writers());
  }

  /** A booking batch that was written, and what is to be known of it. */
  public record Batch(Path file, List<String> lines) {}

  /** The booking batch of a month in DATEV's format. */
  public Batch bookingBatch(
      String tenant,
      Optional<Brand> brand,
      YearMonth month,
      Optional<String> asOf,
      BatchSettings settings,
      ErpChart chart)
      throws SQLException, IOException {
    FinanceScope scope = new FinanceScope(tenant, brand.map(Brand::id), month);
    ReportSource source = source(lake.asFinance(tenant), scope, brand, asOf);
    try {
      BookingBatch batch = new BatchReader(source, scope).batch(settings, chart);
      return new Batch(files.write(batch.fileName(), batch::write), batch.report().lines());
    } catch (IllegalArgumentException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }

  private ReportSource source(
      Trino trino, FinanceScope scope, Optional<Brand> brand, Optional<String> asOf)
      throws SQLException {
    List<Brand> brands = brand.map(List::of).orElseGet(() -> lake.brands(scope.tenant()));
    return lake.source(trino, brands, ReportPeriod.of(scope.month()), asOf);
  }

  private static void requireProgram(Brand brand, Optional<String> program) {
    List<String> programs = brand.programmes().stream().map(Programme::id).toList();
    if (program.isPresent() && !programs.contains(program.get())) {
      throw new Failure(
          "Brand %s has no programme '%s'; it has %s"
              .formatted(brand.id(), program.get(), programs));
    }
  }

  private static String name(List<String> parts, String period, Locale locale) {
    return "%s-%s-%s".formatted(String.join("-", parts), period, locale.getLanguage());
  }
}
