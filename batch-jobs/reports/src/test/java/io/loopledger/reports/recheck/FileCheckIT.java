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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files of real reports, read again through a real Trino. */
@ExtendWith(SharedReportLake.class)
class FileCheckIT {
  private static final YearMonth FEBRUARY = YearMonth.of(2022, 2);
  private static final List<Locale> LANGUAGES = List.of(Locale.GERMAN, Locale.ENGLISH);

  private static ReportLake lake;
  private static ReportWorld world;

  @TempDir private Path folder = Path.of("");

  /** Makes a report in a language. */
  private interface Making {
    Document in(Locale locale) throws SQLException;
  }

  @BeforeAll
  static void start(ReportLake shared) {
    lake = shared;
    world = ReportWorld.of(Catalog.builtIn(), shared.lake(), owner -> shared.trino());
  }

  /** Beside the files of a closed month, one of each format in which somebody changed a figure. */
  @Test
  void everyFigureOfAClosedMonthIsEqualAndAChangedOneIsNamed() throws Exception {
    Making making =
        locale -> impact("amber", ReportPeriod.of(FEBRUARY), locale, atTag(ReportLake.FIRST));
    List<Path> files = written(making);
    List<Path> changed = changed(making.in(Locale.ENGLISH));
    List<Path> all = new ArrayList<>(files);
    all.addAll(changed);

    FileCheckResult result = FileCheck.of(all, world);

    assertGood(result.files().subList(0, files.size()), 90);
    assertThat(result.disagreements()).allMatch(each -> each.contains("changed"));
    for (CheckedFile file : result.files().subList(files.size(), all.size())) {
      assertThat(file.isGood()).as(file.name()).isFalse();
    }
    assertThat(named(result, "changed-1.json", "changed-2.html", "changed-3.csv.zip"))
        .allMatch(
            each ->
                each.equals(
                    "summary > figures-restart, row 1, value: 57.246000, but VALUE impact.avoided of"
                        + " {brand=amber, business_month=2022-02, method=RESTART} is 57.245000"))
        .hasSize(3);
    assertThat(named(result, "changed-4.xlsx"))
        .anyMatch(each -> each.contains(": 57.246000, but VALUE impact.avoided of "));
    assertThat(
            result.files().stream()
                .filter(file -> file.name().endsWith("changed-5.pdf"))
                .flatMap(file -> file.faults().stream()))
        .containsExactly(
            "summary > figures-restart, row 1, value: people are shown '57.2 kg CO₂e', and the JSON says 58.245000");
    assertSameBytes(making, files);
  }

  /** Ledger and percentiles of three months; the books of all of them are open. */
  @Test
  void everyFigureOfAQuarterIsEqual() throws Exception {
    Making making =
        locale ->
            impact("birch", ReportPeriod.parse("2022-Q1"), locale, atTag(HandMadeLake.FIRST_CLOSE));

    assertGood(making, 90);
  }

  @Test
  void everyFigureOfAnOpenMonthIsEqualAtTheSnapshotsThatItNames() throws Exception {
    LakeState newest = LakeState.newest(lake.lake());
    Making making =
        locale ->
            impact(
                ReportLake.DUNE,
                ReportPeriod.of(FEBRUARY),
                locale,
                new ReportSource(Catalog.builtIn(), newest, lake.trino()));

    assertGood(making, 90);
  }

  @Test
  void everyFigureOfAFinancePackIsEqual() throws Exception {
    Making making = locale -> finance(locale, atTag(HandMadeLake.FIRST_CLOSE));
    List<Path> files = written(making);

    FileCheckResult result = FileCheck.of(files, world);

    assertThat(result.disagreements()).isEmpty();
    assertGood(result.files(), 20);
    assertSameBytes(making, files);
  }

  @Test
  void everyFigureOfAProvisionalFinancePackIsEqualAtTheSnapshotsThatItNames() throws Exception {
    LakeState newest = LakeState.newest(lake.lake());
    ReportSource source = new ReportSource(Catalog.builtIn(), newest, lake.trino());

    assertGood(locale -> finance(locale, source), 20);
  }

  @Test
  void aStateThatIsNotThereIsRefused() throws Exception {
    Document pack = finance(Locale.ENGLISH, atTag(HandMadeLake.FIRST_CLOSE));
    Path json = Written.one(pack, "json", folder, "pack");
    Written.change(json, "\"closed-2022-03\"", "\"closed-2030-01\"");
    Path moved = Written.one(pack, "html", folder, "pack");
    String snapshot =
        Long.toString(
            atTag(HandMadeLake.FIRST_CLOSE).state().snapshots().get("ledger.entries").longValue());
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
                        "snapshot of ledger.entries is 1, and that of tag closed-2022-03 is %s; the file was changed, or the tag was set anew"
                            .formatted(snapshot)));
    assertThat(FileCheckText.exitCode(result)).isEqualTo(1);
  }

  private void assertGood(Making making, int atLeast) throws Exception {
    FileCheckResult result = FileCheck.of(written(making), world);

    assertThat(result.disagreements()).isEmpty();
    assertGood(result.files(), atLeast);
  }

  private static void assertGood(List<CheckedFile> files, int atLeast) {
    assertThat(files).hasSize(10);
    for (CheckedFile file : files) {
      assertThat(file.refusal()).as(file.name()).isEmpty();
      assertThat(file.differences()).as(file.name()).isEmpty();
      assertThat(file.faults()).as(file.name()).isEmpty();
      assertThat(file.readAgain()).as(file.name()).isGreaterThanOrEqualTo(atLeast);
    }
    FileCheckText.lines(new FileCheckResult(files, List.of())).forEach(System.out::println);
  }

  private List<Path> written(Making making) throws Exception {
    List<Path> files = new ArrayList<>();
    for (Locale language : LANGUAGES) {
      files.addAll(Written.all(making.in(language), folder, "report-" + language));
    }
    return files;
  }

  private void assertSameBytes(Making making, List<Path> files) throws Exception {
    Path again = Files.createDirectory(folder.resolve("again"));
    List<Path> others = Written.all(making.in(Locale.GERMAN), again, "report-de");
    assertThat(others).hasSize(5);
    for (int i = 0; i < others.size(); i++) {
      assertThat(others.get(i)).hasSameBinaryContentAs(files.get(i));
    }
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
    FinanceScope amber = new FinanceScope("hansa", Optional.of("amber"), FEBRUARY);
    Trino now = lake.trino();
    return FinancePack.of(new FinanceRequest(amber, locale), source, now).document();
  }

  private static ReportSource atTag(String tag) {
    return new ReportSource(Catalog.builtIn(), LakeState.atTag(lake.lake(), tag), lake.trino());
  }
}
