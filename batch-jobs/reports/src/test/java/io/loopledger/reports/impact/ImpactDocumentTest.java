package io.loopledger.reports.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.impact.uncertainty.FactorDraws;
import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Chart;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.text.ReaderFormat;
import io.loopledger.reports.WordFile;
import io.loopledger.reports.source.ReportPeriod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document, worked by hand. */
class ImpactDocumentTest {
  private static final Document ENGLISH =
      document(Locale.ENGLISH, MadeFigures.sums(), MadeFigures.published());

  @Test
  void figuresByCategoryHaveTheirOwnIntervals() {
    List<BigDecimal> tablet = draws(MadeFigures.TABLET, "tablet");
    List<BigDecimal> electricity = draws(MadeFigures.ELECTRICITY, "");
    String avoided = "114.490 | " + percentiles(tablet, "114.49", electricity, "0");
    String emitted = "0.245 | " + percentiles(tablet, "0", electricity, "0.245");
    String net = "114.245 | " + percentiles(tablet, "114.49", electricity, "-0.245");

    assertThat(rows(ENGLISH, "categories-restart"))
        .containsExactly(
            "Avoided emissions | Tablet | " + avoided,
            "Avoided emissions | Total | " + avoided,
            "Emitted by the process | Tablet | " + emitted,
            "Emitted by the process | Total | " + emitted,
            "Avoided less emitted | Tablet | " + net,
            "Avoided less emitted | Total | " + net);
    assertThat(avoided).as("as docs/audit.md has it").contains("61.847").contains("217.274");
    assertThat(rows(ENGLISH, "categories-resale").getFirst())
        .startsWith("Avoided emissions | Jeans | 10.000 | ");
  }

  @Test
  void stagesAddUpAndWhatNothingWasPostedToIsNothing() {
    assertThat(
            rows(ENGLISH, "stages-restart").stream()
                .map(row -> row.replaceAll(" \\| [^|]* \\| [^|]* \\| [^|]*$", "")))
        .containsExactly(
            "Avoided: production of new products | 114.490",
            "Avoided: use phase | 0.000",
            "Avoided: end of life | 0.000",
            "Avoided emissions | 114.490",
            "Emitted: transport | 0.000",
            "Emitted: packaging | 0.000",
            "Emitted: spare parts | 0.000",
            "Emitted: energy of handling and repair | 0.245",
            "Emitted: waste treatment | 0.000",
            "Emitted by the process | 0.245",
            "Avoided less emitted | 114.245");
    Chart steps =
        block(ENGLISH, Chart.class)
            .filter(c -> c.id().equals("stages-chart-restart"))
            .findFirst()
            .orElseThrow();
    assertThat(steps.points())
        .extracting(
            point ->
                point.label()
                    + " "
                    + point.value().stripTrailingZeros().toPlainString()
                    + (point.isTotal() ? " total" : ""))
        .containsExactly(
            "Avoided: production of new products 114.49",
            "Avoided emissions 114.49 total",
            "Emitted: energy of handling and repair -0.245",
            "Avoided less emitted 114.245 total");
  }

  @Test
  void massStandsByRouteAndInTonnesAmongDataPoints() {
    assertThat(
            rows(ENGLISH, "mass-by-route").stream()
                .map(row -> row.substring(0, row.lastIndexOf(" | "))))
        .containsExactly(
            "Mass of used units received | 1.500",
            "Mass to preparation for reuse | 0.000",
            "Mass to recycling | 0.700",
            "Mass to energy recovery | 0.200",
            "Mass to incineration without energy recovery | 0.000",
            "Mass to landfill | 0.100",
            "Mass by any waste route | 1.000",
            "Hazardous mass, of any route | 0.100",
            "Mass donated | 0.000",
            "Mass harvested as parts | 0.000");
    assertThat(rows(ENGLISH, "data-points-esrs-e5-2023-12-22"))
        .anyMatch(
            row ->
                row.startsWith(
                    "E5-5 | 37 (b) ii | Diverted from disposal: recycling. | 0.000700 | Only returned goods"))
        .anyMatch(
            row ->
                row.startsWith(
                    "E5-5 | 37 (d) | Amount and share of waste that is not recycled. | (not covered) | Not covered: "));
    assertThat(rows(ENGLISH, "data-points-gri-306-301"))
        .anyMatch(
            row ->
                row.startsWith(
                    "301-3 | a | Share of products sold that were reclaimed. | 12.5% | By pieces"));
  }

  @Test
  void ratesStandWithWhatTheyDivide() {
    assertThat(rows(ENGLISH, "rates").stream().map(row -> row.substring(0, row.lastIndexOf(" | "))))
        .contains(
            "Repair rate | 33.3% | 1 | 3",
            "Coverage of the repair rate | (nothing to divide by) | 0 | 0");
    assertThat(table(ENGLISH, "rates").rows().getFirst().cells().get(1))
        .isInstanceOfSatisfying(
            Cell.Amount.class,
            amount -> assertThat(amount.value()).isEqualByComparingTo("0.333333333333"));
  }

  @Test
  void sharesTellWhatIsSimulatedAndWhatIsAssumed() {
    assertThat(rows(ENGLISH, "inputs-by-origin"))
        .contains(
            "Avoided emissions | Avoided by repair (The Restart Project) | real | 1 | 57.245 | 50.0%",
            "Avoided emissions | Avoided by repair (The Restart Project) | simulated | 1 | 57.245 | 50.0%",
            "Mass by any waste route |  | real | 3 | 1.000 | 100.0%");
    assertThat(rows(ENGLISH, "inputs-by-factor-status"))
        .contains(
            "Avoided emissions | Avoided by repair (The Restart Project) | assumed | 114.490 | 100.0%",
            "Emitted by the process | Avoided by repair (The Restart Project) | published | 0.245 | 100.0%");
    assertThat(rows(ENGLISH, "claims-restart"))
        .containsExactly(
            "Avoided emissions | These factors are assumed, nobody measured them: D(repair). A claim needs a survey of the programme's own buyers.",
            "Avoided emissions | Entries of the simulator are in the figure: 1.",
            "Avoided less emitted | These factors are assumed, nobody measured them: D(repair). A claim needs a survey of the programme's own buyers.",
            "Avoided less emitted | Entries of the simulator are in the figure: 1.");
    assertThat(notices(ENGLISH))
        .containsExactly(
            "UNCERTAIN Assumed factors", "UNCERTAIN Simulated inputs", "NOTE Several methods");
  }

  @Test
  void everyFactorStandsWithItsValueAndSource() {
    assertThat(rows(ENGLISH, "factors"))
        .anyMatch(
            row ->
                row.startsWith(
                        "restart-2021-r2 | E(tablet) | restart-2021-r2 | 114.490 | published")
                    && row.contains(
                        " | published | estimated (derived from published facts) | The Restart Project "))
        .anyMatch(
            row ->
                row.startsWith("restart-2021-r2 | D(repair) | displacement-2025-r1 | 0.5")
                    && row.contains(" | assumed | assumed | "));
    assertThat(rows(ENGLISH, "amounts-by-factors"))
        .contains(
            "Avoided emissions | Avoided by repair (The Restart Project) | restart-2021-r2, Tablet | assumed | 114.490",
            "Emitted by the process | Avoided by repair (The Restart Project) | process-r1:G(electricity) | published | 0.245");
  }

  @Test
  void theBridgeGoesFromPublishedToThisReport() {
    assertThat(rows(ENGLISH, "bridge-restart"))
        .containsExactly(
            "Avoided emissions | As published | 53.880",
            "Avoided emissions | Factor revision | 60.610",
            "Avoided emissions | Restated (this report) | 114.490",
            "Emitted by the process | As published | 0.200",
            "Emitted by the process | Adjustments by hand | 0.045",
            "Emitted by the process | Restated (this report) | 0.245",
            "Avoided less emitted | As published | 53.680",
            "Avoided less emitted | Factor revision | 60.610",
            "Avoided less emitted | Adjustments by hand | -0.045",
            "Avoided less emitted | Restated (this report) | 114.245");
    assertThat(rows(ENGLISH, "bridge-resale"))
        .startsWith(
            "Avoided emissions | As published | 0.000",
            "Avoided emissions | Late events | 10.000",
            "Avoided emissions | Restated (this report) | 10.000");
  }

  @Test
  void factsTellWhatItWasMadeFrom() {
    assertThat(ENGLISH.facts())
        .extracting(fact -> fact.id() + "=" + fact.value())
        .containsExactly(
            "brand=amber",
            "program=all programmes",
            "period=2022-02",
            "status=closed",
            "tag=closed-2022-02",
            "methods=RESALE, RESTART",
            "factor_versions=process-r1, resale-r1, restart-2021-r2",
            "catalog_version=0123456789ab",
            "reference_version=7",
            "snapshot_ledger_entries=17",
            "snapshot_mart_rollup=18");
  }

  @Test
  void anEmptyPeriodSaysSo() {
    Document empty = document(Locale.GERMANY, List.of(), ImpactFigures.Published.NOTHING);

    assertThat(notices(empty)).containsExactly("NOTE Nichts gebucht");
    assertThat(empty.sections())
        .extracting(Document.Section::id)
        .containsExactly(
            "summary",
            "mass",
            "rates",
            "inputs",
            "methodology",
            "bridge",
            "data-points-esrs-e5-2023-12-22",
            "data-points-vsme-2024-12-17",
            "data-points-gri-306-301",
            "provenance");
    assertThat(empty.title()).isEqualTo("Wirkungsbericht");
    assertThat(rows(empty, "mass-by-route").getFirst())
        .startsWith("Masse zurückgenommener Geräte | 0.000");
  }

  @Test
  void aFactorOfAnotherReleaseHasAnAmountAndNoInterval() {
    Document document =
        document(
            Locale.ENGLISH,
            List.of(
                MadeFigures.sum(
                    "Tablet", "co2e.avoided", "RESTART", "restart-2030-r9", "real", "5")),
            ImpactFigures.Published.NOTHING);

    assertThat(rows(document, "categories-restart").getFirst())
        .isEqualTo(
            "Avoided emissions | Tablet | 5.000"
                + " | (no interval: a factor is not in this release)".repeat(3));
    assertThat(notices(document)).containsExactly("WARNING Unknown factors");
    assertThat(rows(document, "claims-restart").getFirst())
        .isEqualTo(
            "Avoided emissions | The figure has no interval; a factor in it has no draws in this release.");
  }

  @Test
  void openBooksAreProvisional() {
    Document document =
        ImpactReport.of(
                MadeFigures.of(
                    Locale.ENGLISH,
                    MadeFigures.sums(),
                    Set.of(MadeFigures.FEBRUARY),
                    ImpactFigures.Published.NOTHING),
                MadeFigures.CATALOG)
            .document();

    assertThat(notices(document).getFirst()).isEqualTo("PROVISIONAL Books are open");
    assertThat(block(document, Block.Notice.class).map(Block.Notice::text).toList())
        .contains("Not closed: February 2022. Figures can still change.");
    assertThat(document.facts())
        .anyMatch(fact -> fact.value().equals("provisional: books are open for 2022-02"));
    assertThat(rows(document, "claims-resale"))
        .contains("Avoided emissions | The books are open for 2022-02; close them first.");
  }

  @ParameterizedTest
  @CsvSource({
    "2022-02, February 2022, Februar 2022",
    "2022-Q3, Q3 2022, 3. Quartal 2022",
    "2022, 2022, 2022",
    "2022-11..2023-01, November 2022 to January 2023, November 2022 bis Januar 2023",
    "2022-02..2022-04, February 2022 to April 2022, Februar 2022 bis April 2022"
  })
  void aPeriodIsInWords(String period, String english, String german) {
    assertThat(ReportWords.of(Locale.ENGLISH).period(ReportPeriod.parse(period)))
        .isEqualTo(english);
    assertThat(ReportWords.of(Locale.GERMAN).period(ReportPeriod.parse(period))).isEqualTo(german);
  }

  @Test
  void theSameFiguresGiveTheSameDocument() {
    assertThat(document(Locale.ENGLISH, MadeFigures.sums(), MadeFigures.published()))
        .isEqualTo(ENGLISH);
  }

  @Test
  void bothLanguagesHaveTheSameWords() {
    Set<Object> german = WordFile.read(ReportWords.class, "impact.de.properties").keySet();
    Set<Object> english = WordFile.read(ReportWords.class, "impact.en.properties").keySet();

    assertThat(german.stream().filter(key -> !key.toString().startsWith("method.counts.")))
        .containsExactlyInAnyOrderElementsOf(english);
    assertThatThrownBy(() -> document(Locale.FRENCH, List.of(), ImpactFigures.Published.NOTHING))
        .hasMessage("locale is 'fr'; there are words in de and en");
  }

  @Test
  void whatNothingWasPostedToHasNoInterval() {
    assertThat(rows(ENGLISH, "stages-restart").get(1))
        .isEqualTo("Avoided: use phase | 0.000" + " | (nothing posted)".repeat(3));
  }

  private static Document document(
      Locale locale, List<EntrySum> sums, ImpactFigures.Published published) {
    return ImpactReport.of(MadeFigures.of(locale, sums, Set.of(), published), MadeFigures.CATALOG)
        .document();
  }

  /** Nearest rank over draws, worked anew: the 50th, 500th and 950th of 1,000 sorted sums. */
  private static String percentiles(
      List<BigDecimal> first, String amount, List<BigDecimal> second, String other) {
    List<BigDecimal> sums = new ArrayList<>();
    for (int i = 0; i < FactorDraws.COUNT; i++) {
      sums.add(
          first
              .get(i)
              .multiply(new BigDecimal(amount))
              .add(second.get(i).multiply(new BigDecimal(other))));
    }
    sums.sort(null);
    return Stream.of(49, 499, 949)
        .map(at -> sums.get(at).setScale(6, RoundingMode.HALF_UP).setScale(3, RoundingMode.HALF_UP))
        .map(BigDecimal::toPlainString)
        .reduce((a, b) -> a + " | " + b)
        .orElseThrow();
  }

  private static List<BigDecimal> draws(String factorVersion, String categoryKey) {
    List<BigDecimal> draws = new ArrayList<>();
    for (Iterator<FactorDraws.Row> rows = FactorDraws.builtIn().rows(); rows.hasNext(); ) {
      FactorDraws.Row row = rows.next();
      if (row.factorVersion().equals(factorVersion) && row.categoryKey().equals(categoryKey)) {
        draws.add(row.draw());
      }
    }
    return draws;
  }

  private static <B extends Block> Stream<B> block(Document document, Class<B> type) {
    return document.sections().stream()
        .flatMap(section -> section.blocks().stream())
        .filter(type::isInstance)
        .map(type::cast);
  }

  private static List<String> notices(Document document) {
    return block(document, Block.Notice.class).map(n -> n.kind() + " " + n.title()).toList();
  }

  private static Table table(Document document, String id) {
    return block(document, Table.class).filter(t -> t.id().equals(id)).findFirst().orElseThrow();
  }

  /** Rows as people see them. */
  private static List<String> rows(Document document, String id) {
    return table(document, id).rows().stream()
        .map(
            row -> String.join(" | ", row.cells().stream().map(ImpactDocumentTest::shown).toList()))
        .toList();
  }

  private static String shown(Cell cell) {
    return switch (cell) {
      case Cell.Text text -> text.text();
      case Cell.Amount amount ->
          amount.unit().equals(Cell.Amount.RATIO)
              ? ReaderFormat.ENGLISH.number(amount)
              : amount.value().setScale(amount.decimals(), RoundingMode.HALF_UP).toPlainString();
      case Cell.Day day -> day.date().toString();
      case Cell.Empty empty -> "(" + empty.reason() + ")";
    };
  }
}
