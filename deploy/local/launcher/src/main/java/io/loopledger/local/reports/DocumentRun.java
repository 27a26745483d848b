package io.loopledger.local.reports;

import io.loopledger.catalog.chart.ErpChart;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.close.book.CloseState;
import io.loopledger.close.store.CloseRows;
import io.loopledger.documents.DocumentWriter;
import io.loopledger.local.Failure;
import io.loopledger.local.close.LocalCloses;
import io.loopledger.local.platform.Platform;
import io.loopledger.reports.datev.BatchSettings;
import io.loopledger.reports.source.ReportPeriod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the reports that the product brings along, by the words of the command line. */
public final class DocumentRun {
  /** The impact report. */
  public static final String IMPACT = "impact";

  /** The finance pack. */
  public static final String FINANCE = "finance";

  private static final String BOOKING_BATCH = "booking-batch";

  /** All of them. */
  public static final List<String> KINDS = List.of(IMPACT, FINANCE, BOOKING_BATCH);

  private final Platform platform;
  private final ReportLake lake;
  private final DocumentReports reports;

  /**
   * On a platform.
   *
   * @param out where the files go; {@code reports/out} of the home where empty
   */
  public DocumentRun(Platform platform, Catalog catalog, Optional<Path> out) {
    platform.requireHome();
    this.platform = platform;
    this.lake = new ReportLake(platform, catalog);
    Path folder = out.orElseGet(() -> platform.home().reports().resolve("out"));
    this.reports = new DocumentReports(lake, new DocumentFiles(folder));
  }

  /**
   * What is wanted, as it was said.
   *
   * @param brand the brand
   * @param tenant the tenant, where all its brands are wanted
   * @param program one programme
   * @param period of when; the newest closed month where empty
   * @param asOf the tag of a state
   * @param locale language
   * @param formats names of formats; all where empty
   */
  public record Request(
      Optional<String> brand,
      Optional<String> tenant,
      Optional<String> program,
      Optional<String> period,
      Optional<String> asOf,
      Locale locale,
      List<String> formats) {}

  /** Makes an impact report; returns what to say. */
  public List<String> impact(Request request) throws SQLException, IOException {
    List<DocumentWriter> writers = DocumentFiles.writers(request.formats());
    Brand brand = lake.brand(request.brand().orElseThrow());
    ReportPeriod period = period(request, List.of(brand));
    return paths(
        reports.impact(
            brand,
            request.program(),
            period,
            new DocumentReports.Form(request.asOf(), request.locale(), writers)));
  }

  /** Makes a finance pack; returns what to say. */
  public List<String> finance(Request request) throws SQLException, IOException {
    List<DocumentWriter> writers = DocumentFiles.writers(request.formats());
    Books books = books(request);
    return paths(
        reports.finance(
            books.tenant(),
            books.brand(),
            books.month(),
            new DocumentReports.Form(request.asOf(), request.locale(), writers)));
  }

  /**
   * Makes a booking batch; returns what to say.
   *
   * @param settings file of the settings
   * @param chart SKR03, SKR04 or a file
   */
  public List<String> bookingBatch(Request request, Path settings, String chart)
      throws SQLException, IOException {
    Books books = books(request);
    DocumentReports.Batch batch;
    try {
      batch =
          reports.bookingBatch(
              books.tenant(),
              books.brand(),
              books.month(),
              request.asOf(),
              BatchSettings.read(
                  settings.toString(), Files.readString(settings, StandardCharsets.UTF_8)),
              chart(chart));
    } catch (IllegalArgumentException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
    List<String> lines = new ArrayList<>(paths(List.of(batch.file())));
    batch.lines().forEach(line -> lines.add("  " + line));
    return lines;
  }

  private record Books(String tenant, Optional<Brand> brand, YearMonth month) {}

  private Books books(Request request) {
    Optional<Brand> brand = request.brand().map(lake::brand);
    String tenant = brand.map(Brand::tenant).or(request::tenant).orElseThrow();
    List<Brand> brands = brand.map(List::of).orElseGet(() -> lake.brands(tenant));
    ReportPeriod period = period(request, brands);
    if (period.months().size() > 1) {
      throw new Failure("Books are kept by month: say --period YYYY-MM, not " + period);
    }
    return new Books(tenant, brand, period.first());
  }

  private ReportPeriod period(Request request, List<Brand> brands) {
    try {
      return request
          .period()
          .map(ReportPeriod::parse)
          .orElseGet(() -> ReportPeriod.of(requireClosed(brands)));
    } catch (IllegalArgumentException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }

  /** The newest month of a brand that is closed. */
  public Optional<String> newestClosed(String brand) {
    return newestClosed(List.of(brand)).map(YearMonth::toString);
  }

  private Optional<YearMonth> newestClosed(Collection<String> brands) {
    return new CloseRows(LocalCloses.database(platform))
        .all().stream()
            .filter(close -> close.state() == CloseState.CLOSED)
            .filter(close -> close.activeBrands().containsAll(brands))
            .map(close -> close.name().period())
            .max(Comparator.naturalOrder());
  }

  private YearMonth requireClosed(List<Brand> brands) {
    List<String> ids = brands.stream().map(Brand::id).toList();
    return newestClosed(ids)
        .orElseThrow(
            () ->
                new Failure(
                    ("No month of %s is closed, so say which: --period 2026-10. Its report is marked"
                            + " provisional")
                        .formatted(String.join(", ", ids))));
  }

  private static ErpChart chart(String chart) throws IOException {
    return switch (chart.toUpperCase(Locale.ROOT)) {
      case "SKR03" -> ErpChart.skr03();
      case "SKR04" -> ErpChart.skr04();
      default -> ErpChart.read(chart, Files.readAllBytes(Path.of(chart)));
    };
  }

  private static List<String> paths(List<Path> files) {
    return files.stream().map(Path::toString).toList();
  }
}
