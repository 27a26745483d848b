package io.loopledger.local.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.compare.CatalogDifference;
import io.loopledger.catalog.metrics.compare.CatalogDifference.Changed;
import io.loopledger.catalog.metrics.compare.CatalogDifference.Field;
import io.loopledger.catalog.metrics.compare.DefinitionRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands on definitions tell. */
class DefinitionsTest {
  private static final String METRIC =
      """
      metrics:
        - name: scrap_revenue
          label: Scrap
          description: Proceeds of scrap and parts.
          type: simple
          agg: sum
          expr: "-reporting_amount"
          filter: "{{ Dimension('entry__account') }} = 'revenue.scrap'"
          config:
            meta:
              version: 1
              model: entries
              label_de: Schrott
              description_de: Erlöse aus Schrott und Teilen.
              unit: reporting_currency
              decimals: 2
              owner: finance
              since: 0.5.0
              date_basis: business_date
              additivity: additive
              null_rule: 0 where nothing was posted
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void whatIsRightIsCounted() throws IOException {
    Path file = write("finance/scrap_revenue.yaml", METRIC);

    DefinitionCheck check = DefinitionCheck.of(List.of(file), folder.resolve("none"));

    Catalog builtIn = Catalog.builtIn();
    assertThat(check)
        .isEqualTo(
            new DefinitionCheck(
                List.of(
                    "Checked 1 file:",
                    "  finance/scrap_revenue.yaml",
                    "All is right: %d metrics, %d models and %d datasets fit each other and the chart of accounts."
                        .formatted(
                            builtIn.metrics().size() + 1,
                            builtIn.models().size(),
                            builtIn.datasets().size())),
                true));
  }

  @Test
  void everyProblemIsToldWithItsFileAndLine() throws IOException {
    Path one = write("finance/scrap_revenue.yaml", METRIC.replace("unit: rep", "unit: rip"));
    Path two =
        write(
            "impact/other.yaml",
            METRIC.replace("scrap_revenue", "other").replace("label: Scrap\n", "lable: Scrap\n"));

    DefinitionCheck check = DefinitionCheck.of(List.of(folder), folder.resolve("none"));

    assertThat(check.isRight()).isFalse();
    assertThat(check.lines())
        .containsExactly(
            one
                + ":15: unit 'riporting_currency' is not known; it is one of customer, d, g, h, kg,"
                + " kgCO2e, min, ratio, reporting_currency, s, unit, or one over another such as"
                + " reporting_currency/unit",
            "",
            two + ":2: 'label' is missing; write the English name that people see",
            two
                + ":3: 'lable' is not a key here; the keys are name, label, description, type, agg,"
                + " expr, percentile, percentile_type, agg_time_dimension, filter, config",
            "",
            "3 problems in 2 files");
  }

  @Test
  void aFileMayUseTheHomesOwnMetrics() throws IOException {
    write("home/finance/scrap_revenue.yaml", METRIC);
    Path share =
        write(
            "new/finance/scrap_share.yaml",
            """
            metrics:
              - name: scrap_share
                label: Scrap as a share of net revenue
                description: Scrap / net revenue.
                type: ratio
                numerator: scrap_revenue
                denominator: net_revenue
                config:
                  meta:
                    version: 1
                    label_de: Schrottanteil
                    description_de: Schrott / Nettoumsatz.
                    unit: ratio
                    decimals: 4
                    owner: finance
                    since: 0.5.0
                    date_basis: business_date
                    additivity: non_additive
                    null_rule: null where the denominator is 0
            """);

    assertThat(DefinitionCheck.of(List.of(share), folder.resolve("home")).isRight()).isTrue();
    assertThat(DefinitionCheck.of(List.of(share), folder.resolve("none")).isRight()).isFalse();
  }

  @Test
  void aFolderIsComparedWithWhatIsBuiltIn() throws IOException {
    write("finance/scrap_revenue.yaml", METRIC);

    CatalogDifference difference =
        CatalogDifference.between(
            DefinitionRecord.of(Catalog.builtIn()), DefinitionSource.read(folder));

    assertThat(DifferenceText.lines(difference))
        .containsExactly(
            "added    finance.scrap_revenue",
            "1 added, 0 removed, 0 changed, %d as they were; no problem"
                .formatted(Catalog.builtIn().metrics().size()));
    assertThatThrownBy(() -> DefinitionSource.read(folder.resolve("nothing")))
        .hasMessage("There is no file or folder " + folder.resolve("nothing"));
  }

  @Test
  void aChangeIsToldFieldByField() {
    Changed other =
        new Changed(
            "finance.a",
            1,
            1,
            List.of(
                new Field("formula", "b / c", "b / d", true),
                new Field("source", "", "HGB", false),
                new Field("model_sql", "SELECT 1", "SELECT 2", true)),
            List.of("d"));
    Changed newer = new Changed("finance.b", 1, 2, List.of(), List.of());

    assertThat(
            DifferenceText.lines(
                new CatalogDifference(List.of(), List.of("finance.z"), List.of(other, newer), 7)))
        .containsExactly(
            "removed  finance.z",
            "changed  finance.a  version 1",
            "           formula        b / c",
            "                       -> b / d",
            "           source         (none)",
            "                       -> HGB",
            "           model_sql      the query of its model is another one",
            "           its inputs changed: d; its figures change with them",
            "           PROBLEM: the definition changed and the version is still 1; write version: 2",
            "changed  finance.b  version 1 -> 2",
            "0 added, 1 removed, 2 changed, 7 as they were; 1 problem");
  }

  @Test
  void metricsAreFoundByWhatTheySay() {
    MetricsList list = new MetricsList(Catalog.builtIn(), true);
    List<Metric> found = list.find(Optional.of("finance"), Optional.of("ROHERTRAG / NETTO"));

    assertThat(list.table(found))
        .containsExactly(
            "finance.gross_margin_share  ratio  ratio  Rohertrag im Verhältnis zum Nettoumsatz",
            "(1 Kennzahlen; ./loopledger metrics show NAME zeigt eine)");
    assertThat(list.markdown(found))
        .containsExactly(
            "| Kennzahl | Name | Einheit | Formel |",
            "|---|---|---|---|",
            "| `finance.gross_margin_share` | Rohertrag im Verhältnis zum Nettoumsatz | ratio | `gross_margin / net_revenue` |");
    assertThat(list.json(found)).contains("\"view\" : \"finance.gross_margin_share\"");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
