package io.loopledger.brandreports.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.brandreports.csv.CsvProfile;
import io.loopledger.brandreports.declaration.DatasetRequest.Grain;
import io.loopledger.brandreports.period.PeriodRule;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeclarationReaderTest {
  private static final DeclarationReader READER =
      new DeclarationReader(Catalog.builtIn(), List.of("demo", "acme"));

  private static final String HEAD =
      """
      version: 1
      name: margin
      brand: acme
      period: last-month
      locale: en
      csv: rfc4180
      """;

  @Test
  void theSampleIsAReport() {
    ReportDeclaration report =
        READER.read(Map.of("reports/sample.yaml", SampleReport.yaml())).getFirst();

    assertThat(report.name()).isEqualTo("monthly-take-back");
    assertThat(report.brand()).isEqualTo("demo");
    assertThat(report.period()).isEqualTo(PeriodRule.Relative.LAST_MONTH);
    assertThat(report.locale()).isEqualTo(Locale.GERMAN);
    assertThat(report.csv()).isEqualTo(CsvProfile.EXCEL_DE);
    assertThat(report.schedule().text("cron")).isEqualTo("0 7 3 * *");
    assertThat(report.delivery().list("targets", "names")).containsExactly("brand-folder");
    assertThat(report.datasets()).hasSize(5);
    assertThat(report.datasets().get(1))
        .isEqualTo(
            new DatasetRequest.Figures(
                "returns",
                List.of(metric("operations.units_received")),
                Grain.DAY,
                List.of("category", "origin"),
                Map.of("origin", List.of("real", "derived", "simulated"))));
    assertThat(report.datasets().get(2))
        .isEqualTo(
            new DatasetRequest.Impact(
                "avoided", metric("impact.avoided"), List.of("program"), Map.of()));
    assertThat(report.datasets().get(4))
        .isEqualTo(
            new DatasetRequest.Rows(
                "entries",
                RowSource.ENTRIES,
                List.of(
                    "business_date",
                    "entry_id",
                    "account",
                    "measure",
                    "amount",
                    "reporting_amount",
                    "reporting_currency"),
                Map.of()));
  }

  private static Metric metric(String name) {
    return Catalog.builtIn().metric(name);
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "reports/a.yaml",
        """
        version: 2
        nmae: margin
        brand: amce
        period: yesterday
        locale: fr
        csv: excel
        datasets:
          - name: one
            metrics: [finance.net_revenu]
          - name: two
            rows: entries
            columns: [amount, prise]
            grain: day
          - name: three
        """);
    files.put("reports/b.yaml", "- no map");

    assertThatThrownBy(() -> READER.read(files))
        .isInstanceOfSatisfying(
            InvalidReportsException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "reports/a.yaml: nmae is no field here; did you mean 'name'?",
                        "reports/a.yaml: version is '2'; give 1, the only version there is",
                        "reports/a.yaml: name is missing; give a text",
                        "reports/a.yaml: brand is 'amce'; give a registered brand; did you mean"
                            + " 'acme'?",
                        "reports/a.yaml: period is 'yesterday'; give last-month, last-quarter,"
                            + " last-week, month-to-date, last-90-days, a month such as 2026-10, or"
                            + " days such as 2026-01-01..2026-03-31",
                        "reports/a.yaml: locale is 'fr'; give one of [en, de]",
                        "reports/a.yaml: csv is 'excel'; give one of [rfc4180, excel-de]",
                        "reports/a.yaml: datasets[1].metrics has 'finance.net_revenu', which is no"
                            + " metric; did you mean 'finance.net_revenue'?",
                        "reports/a.yaml: datasets[2].grain does not go with rows; take it out, or"
                            + " give columns",
                        "reports/a.yaml: datasets[3].name has none of them; give one of [metrics,"
                            + " dataset, rows]",
                        "reports/b.yaml: the file is '[no map]'; give fields with values"));
  }

  @Test
  void aDimensionMustBeOneOfEveryMetric() {
    assertRefused(
        """
        datasets:
          - name: one
            metrics: [finance.net_revenue]
            dimensions: [categorie]
        """,
        "reports/a.yaml: datasets[1].dimensions of finance.net_revenue has 'categorie', which is not"
            + " there; did you mean 'category'?");
    assertRefused(
        """
        datasets:
          - name: one
            metrics: [finance.net_revenue]
            filter:
              "brand' OR 1=1 --": [x]
        """,
        "datasets[1].dimensions of finance.net_revenue has 'brand' OR 1=1 --', which is not there");
  }

  @Test
  void aFigureOfImpactStandsAloneAndByMonth() {
    assertRefused(
        """
        datasets:
          - name: one
            metrics: [impact.avoided, finance.net_revenue]
        """,
        "datasets[1].metrics is '[impact.avoided, finance.net_revenue]'; give a metric of impact"
            + " alone");
    assertRefused(
        """
        datasets:
          - name: one
            metrics: [impact.avoided]
            grain: day
        """,
        "datasets[1].grain is 'day'; give month: intervals of impact are by month");
    assertRefused(
        """
        datasets:
          - name: one
            metrics: [impact.avoided]
            dimensions: [product]
        """,
        "datasets[1].dimensions of impact.avoided has 'product', which is not there");
  }

  @Test
  void rowsOfMonthsNeedWholeMonths() {
    String week = HEAD.replace("last-month", "last-week");

    assertThatThrownBy(
            () ->
                READER.read(
                    Map.of(
                        "reports/a.yaml",
                        week
                            + """
                            datasets:
                              - name: one
                                metrics: [finance.net_revenue]
                                grain: month
                            """)))
        .hasMessage(
            "reports/a.yaml: datasets[1].grain is month, and the period last-week cuts months in two;"
                + " give grain: day, or a period of whole months");
  }

  @Test
  void statesStandAlone() {
    assertRefused(
        """
        datasets:
          - name: one
            metrics: [operations.stock_units, operations.units_received]
        """,
        "datasets[1].metrics has states (operations.stock_units) beside figures of a period");
  }

  @Test
  void namesOfReportsAndDatasetsAreDifferent() {
    String dataset =
        """
        datasets:
          - name: one
            rows: events
        """;
    Map<String, String> files = new LinkedHashMap<>();
    files.put("reports/a.yaml", HEAD + dataset);
    files.put("reports/b.yaml", HEAD + dataset + "  - name: one\n    rows: entries\n");

    assertThatThrownBy(() -> READER.read(files))
        .hasMessage(
            "reports/b.yaml: datasets[2].name is 'one', as of another dataset; give it another name");
    files.put("reports/b.yaml", HEAD + dataset);
    assertThatThrownBy(() -> READER.read(files))
        .hasMessage("reports/b.yaml: name is 'margin', as in reports/a.yaml; give it another name");
  }

  @Test
  void aReportWithoutDatasetsIsNone() {
    assertRefused("datasets: []\n", "datasets has nothing; give a list with a dataset or more");
    assertRefused("", "datasets has nothing; give a list with a dataset or more");
  }

  private static void assertRefused(String datasets, String message) {
    assertThatThrownBy(() -> READER.read(Map.of("reports/a.yaml", HEAD + datasets)))
        .isInstanceOf(InvalidReportsException.class)
        .hasMessageContaining(message);
  }
}
