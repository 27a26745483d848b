package io.loopledger.reports.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.model.Table;
import io.loopledger.metricscheck.lake.HandMadeLake;
import io.loopledger.reports.SharedReportLake;
import io.loopledger.reports.check.OriginCheck;
import io.loopledger.reports.source.ClosedBooks;
import io.loopledger.reports.source.LakeState;
import io.loopledger.reports.source.ReportPeriod;
import io.loopledger.reports.source.ReportSource;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reports of a real lake through a real Trino. */
@ExtendWith(SharedReportLake.class)
class ImpactReportIT {
  private static final ReportPeriod FEBRUARY = ReportPeriod.of(ReportLake.FEBRUARY);

  private static ReportLake lake;
  private static Document asPublished;

  /** The first report is made before anything is restated. */
  @BeforeAll
  static void start(ReportLake shared) throws SQLException {
    lake = shared;
    asPublished = report("amber", FEBRUARY, Locale.ENGLISH, atTag(ReportLake.FIRST));
    lake.restate();
  }

  /** Amber repaired one tablet in February: 114.49 x 0.5; the third unit was of no use. */
  @Test
  void aClosedMonthIsReadAtItsTag() throws SQLException {
    OriginCheck.Result result = new OriginCheck(atTag(ReportLake.FIRST)).check(asPublished);

    assertThat(result.problems()).isEmpty();
    assertThat(result.checked()).isGreaterThan(90);
    assertThat(fact(asPublished, "status")).isEqualTo("closed");
    assertThat(value(asPublished, "stages-restart", 0, 1)).isEqualByComparingTo("57.245");
    assertThat(value(asPublished, "mass-by-route", 6, 1))
        .as("1 kg by three routes")
        .isEqualByComparingTo("1");
    assertThat(tables(asPublished)).noneMatch(table -> table.id().startsWith("bridge-"));
  }

  @Test
  void itIsTheSameThoughTheLakeHasMovedOn() throws SQLException {
    assertThat(report("amber", FEBRUARY, Locale.ENGLISH, atTag(ReportLake.FIRST)))
        .isEqualTo(asPublished);
  }

  /** 1 kWh of the late repair: 0.177 kg. */
  @Test
  void theSecondCloseTellsWhatMovedTheFirst() throws SQLException {
    ReportSource source = atTag(ReportLake.SECOND);
    Document document = report("amber", FEBRUARY, Locale.ENGLISH, source);

    assertThat(value(document, "bridge-restart", 0, 2)).isEqualByComparingTo("57.245");
    assertThat(value(document, "bridge-restart", 1, 2)).isEqualByComparingTo("57.245");
    assertThat(value(document, "bridge-restart", 2, 2)).isEqualByComparingTo("114.49");
    assertThat(value(document, "bridge-restart", 4, 2)).isEqualByComparingTo("0.177");
    assertThat(new OriginCheck(source).check(only(document, "bridge")).problems()).isEmpty();
    assertThat(ClosedBooks.tag(lake.trino(), "amber", FEBRUARY)).contains(ReportLake.SECOND);
    assertThat(ClosedBooks.tag(lake.trino(), "amber", ReportPeriod.parse("2022-Q1"))).isEmpty();
  }

  @Test
  void theCheckFindsFiguresOfAnotherState() throws SQLException {
    assertThat(
            new OriginCheck(atTag(ReportLake.SECOND))
                .check(only(asPublished, "summary"))
                .problems())
        .contains(
            "summary > figures-restart > avoided: 57.245000, but VALUE impact.avoided of"
                + " {brand=amber, business_month=2022-02, method=RESTART} is 114.490000");
  }

  /** Percentiles of a quarter are of its sums, and not of its months. */
  @Test
  void aQuarterOfAnotherMethodIsRead() throws SQLException {
    ReportSource source = atTag(HandMadeLake.FIRST_CLOSE);
    Document document = report("birch", ReportPeriod.parse("2022-Q1"), Locale.GERMANY, source);

    OriginCheck.Result result = new OriginCheck(source).check(only(document, "summary"));
    assertThat(result.problems()).isEmpty();
    assertThat(result.checked()).as("three figures with two bounds each").isEqualTo(9);
    assertThat(fact(document, "methods")).isEqualTo("RESALE");
    assertThat(fact(document, "status"))
        .isEqualTo("vorläufig: Bücher offen für 2022-01, 2022-02, 2022-03");
  }

  @Test
  void twoMethodsStandBesideEachOtherAndAProgrammeByItself() throws SQLException {
    ReportSource source =
        new ReportSource(Catalog.builtIn(), LakeState.newest(lake.lake()), lake.trino());
    Document document = report(ReportLake.DUNE, FEBRUARY, Locale.ENGLISH, source);

    assertThat(fact(document, "methods")).isEqualTo("ADEME, RESTART");
    assertThat(fact(document, "tag")).isEqualTo("none: newest state of the tables");
    assertThat(value(document, "stages-restart", 0, 1)).isEqualByComparingTo("57.245");
    assertThat(new OriginCheck(source).check(only(document, "summary")).problems()).isEmpty();
    ImpactReportRequest loop =
        new ImpactReportRequest(ReportLake.DUNE, Optional.of("loop"), FEBRUARY, Locale.ENGLISH);
    Document one = ImpactReport.of(loop, source, lake.trino()).document();
    assertThat(fact(one, "methods")).isEqualTo("ADEME");
    assertThat(value(one, "mass-by-route", 0, 1)).isEqualByComparingTo("0.5");
  }

  @Test
  void aBrandWithoutAnythingHasAnHonestReport() throws SQLException {
    Document document = report("nobody", FEBRUARY, Locale.ENGLISH, atTag(HandMadeLake.FIRST_CLOSE));

    assertThat(fact(document, "methods")).isEqualTo("none");
    assertThat(value(document, "mass-by-route", 0, 1)).isEqualByComparingTo("0");
  }

  @Test
  void aTagThatIsNotThereIsRefusedWithThoseThatAre() {
    assertThatThrownBy(() -> atTag("closed-2030-01"))
        .hasMessage(
            "ledger.entries has no tag 'closed-2030-01'; its tags are closed-2022-02-amber,"
                + " closed-2022-02-amber-2, closed-2022-03, closed-2022-04");
  }

  private static ReportSource atTag(String tag) {
    return new ReportSource(Catalog.builtIn(), LakeState.atTag(lake.lake(), tag), lake.trino());
  }

  private static Document report(
      String brand, ReportPeriod period, Locale locale, ReportSource source) throws SQLException {
    return ImpactReport.of(
            new ImpactReportRequest(brand, Optional.empty(), period, locale), source, lake.trino())
        .document();
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

  private static String fact(Document document, String id) {
    return document.facts().stream()
        .filter(fact -> fact.id().equals(id))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static List<Table> tables(Document document) {
    return document.sections().stream()
        .flatMap(section -> section.blocks().stream())
        .filter((Block block) -> block instanceof Table)
        .map(Table.class::cast)
        .toList();
  }

  private static BigDecimal value(Document document, String table, int row, int column) {
    Cell cell =
        tables(document).stream()
            .filter(each -> each.id().equals(table))
            .findFirst()
            .orElseThrow()
            .rows()
            .get(row)
            .cells()
            .get(column);
    return ((Cell.Amount) cell).value();
  }
}
