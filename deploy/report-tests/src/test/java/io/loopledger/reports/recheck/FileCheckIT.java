package io.loopledger.reports.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.documents.model.Document;
import io.loopledger.metricscheck.lake.HandMadeLake;
import io.loopledger.reports.SharedReportLake;
import io.loopledger.reports.finance.FinancePack;
import io.loopledger.reports.finance.FinanceRequest;
import io.loopledger.reports.finance.FinanceScope;
import io.loopledger.reports.impact.ImpactReport;
import io.loopledger.reports.impact.ImpactReportRequest;
import io.loopledger.reports.impact.ReportLake;
import io.loopledger.reports.source.LakeState;
import io.loopledger.reports.source.ReportPeriod;
import io.loopledger.reports.source.ReportSource;
import io.loopledger.rows.Trino;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files of real reports, read again through a real Trino. */
@ExtendWith(SharedReportLake.class)
class FileCheckIT {
  private static final ReportPeriod FEBRUARY = ReportPeriod.of(YearMonth.of(2022, 2));

  /** Otherwise only main figures of the reports that take longest to read. */
  private static final boolean ALL = Boolean.getBoolean("loopledger.reports.check.all");

  private static ReportLake lake;
  private static ReportWorld world;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void start(ReportLake shared) {
    lake = shared;
    world = ReportWorld.of(Catalog.builtIn(), shared.lake(), owner -> shared.trino());
  }

  /** Beside the files of a closed month, one of each format in which somebody changed a figure. */
  @Test
  void everyFigureOfAClosedMonthIsEqualAndAChangedOneIsNamed() throws Exception {
    ReportSource source = atTag("closed-2022-02-amber");
    Document english = impact("amber", FEBRUARY, Locale.ENGLISH, source);
    List<Path> files = written(english);
    List<Path> changed = changed(english);

    FileCheckResult result =
        FileCheck.of(Stream.concat(files.stream(), changed.stream()).toList(), world);

    assertGood(result.files().subList(0, files.size()), 90);
    assertThat(result.disagreements()).isEmpty();
    assertThat(result.files().subList(files.size(), files.size() + changed.size()))
        .noneMatch(CheckedFile::isGood);
    assertThat(named(result, "changed-1.json", "changed-2.html", "changed-3.csv.zip"))
        .hasSize(3)
        .containsOnly(
            "summary > figures-restart, row 1, value: 57.246000, but VALUE impact.avoided of"
                + " {brand=amber, business_month=2022-02, method=RESTART} is 57.245000");
    assertThat(named(result, "changed-4.xlsx"))
        .anyMatch(each -> each.contains(": 57.246000, but VALUE impact.avoided of "));
    assertThat(result.files().getLast().faults())
        .containsExactly(
            "summary > figures-restart, row 1, value: people are shown '57.245 kg CO₂e', and the JSON"
                + " says 58.245000");
  }

  /** Percentiles of three months, by no view; the books of all of them are open. */
  @Test
  void everyFigureOfAQuarterIsEqual() throws Exception {
    Document quarter =
        impact(
            "birch", ReportPeriod.parse("2022-Q1"), Locale.GERMAN, atTag(HandMadeLake.FIRST_CLOSE));

    assertGood(ALL ? quarter : only(quarter, "summary"), ALL ? 90 : 9);
  }

  @Test
  void everyFigureOfAnOpenMonthIsEqualAtTheSnapshotsThatItNames() throws Exception {
    Document open = impact("dune", FEBRUARY, Locale.ENGLISH, newest());

    assertGood(ALL ? open : only(open, "summary"), ALL ? 90 : 18);
  }

  @Test
  void everyFigureOfAFinancePackIsEqualAndAnotherStateIsRefused() throws Exception {
    Document english = finance(Locale.ENGLISH, atTag(HandMadeLake.FIRST_CLOSE));
    List<Path> files = written(english);

    FileCheckResult result = FileCheck.of(files, world);

    assertThat(result.disagreements()).isEmpty();
    assertGood(result.files(), 150);
    assertSameBytes(finance(Locale.ENGLISH, atTag(HandMadeLake.FIRST_CLOSE)), files);
    assertRefusedAtOtherStates(english);
  }

  @Test
  void everyFigureOfAProvisionalFinancePackIsEqualAtTheSnapshotsThatItNames() throws Exception {
    assertGood(finance(Locale.GERMAN, newest()), 150);
  }

  private void assertRefusedAtOtherStates(Document pack) throws IOException {
    Path json = Written.one(pack, "json", folder, "other");
    Written.change(json, "\"closed-2022-03\"", "\"closed-2030-01\"");
    Path moved = Written.one(pack, "html", folder, "other");
    long snapshot =
        LakeState.atTag(lake.lake(), HandMadeLake.FIRST_CLOSE)
            .snapshots()
            .getOrDefault("ledger.entries", 0L);
    Written.change(moved, ">" + snapshot + "<", ">1<");

    FileCheckResult result = FileCheck.of(List.of(json, moved), world);

    assertThat(result.files())
        .extracting(file -> file.refusal().orElse(""))
        .satisfiesExactly(
            why ->
                assertThat(why)
                    .startsWith("ledger.entries has no tag 'closed-2030-01'; its tags are "),
            why ->
                assertThat(why)
                    .isEqualTo(
                        "snapshot of ledger.entries is 1, and that of tag closed-2022-03 is %d; the file was changed, or the tag was set anew"
                            .formatted(snapshot)));
    assertThat(FileCheckText.exitCode(result)).isEqualTo(1);
  }

  private void assertGood(Document document, int atLeast) throws IOException {
    FileCheckResult result = FileCheck.of(written(document), world);

    assertThat(result.disagreements()).isEmpty();
    assertGood(result.files(), atLeast);
    assertThat(FileCheckText.exitCode(result)).isZero();
  }

  private static void assertGood(List<CheckedFile> files, int atLeast) {
    assertThat(files).hasSizeGreaterThanOrEqualTo(5);
    for (CheckedFile file : files) {
      assertThat(file.refusal()).as(file.name()).isEmpty();
      assertThat(file.differences()).as(file.name()).isEmpty();
      assertThat(file.faults()).as(file.name()).isEmpty();
      assertThat(file.readAgain()).as(file.name()).isGreaterThanOrEqualTo(atLeast);
    }
  }

  /** All formats of each. */
  private List<Path> written(Document... documents) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Document document : documents) {
      files.addAll(Written.all(document, folder, "report-" + document.locale().getLanguage()));
    }
    return files;
  }

  /** The same report, read and written once more. */
  private void assertSameBytes(Document again, List<Path> files) throws IOException {
    List<Path> others =
        Written.all(again, Files.createDirectory(folder.resolve("again")), "report-en");
    assertThat(others).hasSize(5);
    for (int i = 0; i < others.size(); i++) {
      assertThat(others.get(i)).hasSameBinaryContentAs(files.get(i));
    }
  }

  private static Document only(Document document, String section) {
    return new Document(
        document.id(),
        document.locale(),
        document.title(),
        document.subtitle(),
        document.facts(),
        document.sections().stream().filter(each -> each.id().equals(section)).toList());
  }

  private List<Path> changed(Document document) throws IOException {
    Path json = Written.one(document, "json", folder, "changed-1");
    Written.change(json, "\"57.245000\"", "\"57.246000\"");
    Path html = Written.one(document, "html", folder, "changed-2");
    Written.change(html, "value=\"57.245000\"", "value=\"57.246000\"");
    Path csv = Written.one(document, "csv", folder, "changed-3");
    Written.change(csv, "figures.csv", "57.245000", "57.246000");
    Path xlsx = Written.one(document, "xlsx", folder, "changed-4");
    Written.change(xlsx, "xl/sharedStrings.xml", "57.245000", "57.246000");
    Path pdf = Written.one(document, "pdf", folder, "changed-5");
    Path beside = Written.one(document, "json", folder, "changed-5");
    Written.change(beside, "\"57.245000\"", "\"58.245000\"");
    return List.of(json, html, csv, xlsx, pdf);
  }

  private static List<String> named(FileCheckResult result, String... names) {
    return result.files().stream()
        .filter(file -> List.of(names).contains(Path.of(file.name()).getFileName().toString()))
        .flatMap(file -> file.differences().stream())
        .toList();
  }

  private static Document impact(
      String brand, ReportPeriod period, Locale locale, ReportSource source) throws SQLException {
    return ImpactReport.of(
            new ImpactReportRequest(brand, Optional.empty(), period, locale), source, lake.trino())
        .document();
  }

  private static Document finance(Locale locale, ReportSource source) throws SQLException {
    FinanceScope amber = new FinanceScope("hansa", Optional.of("amber"), FEBRUARY.first());
    Trino now = lake.trino();
    return FinancePack.of(new FinanceRequest(amber, locale), source, now).document();
  }

  private static ReportSource newest() {
    return new ReportSource(Catalog.builtIn(), LakeState.newest(lake.lake()), lake.trino());
  }

  private static ReportSource atTag(String tag) {
    return new ReportSource(Catalog.builtIn(), LakeState.atTag(lake.lake(), tag), lake.trino());
  }
}
