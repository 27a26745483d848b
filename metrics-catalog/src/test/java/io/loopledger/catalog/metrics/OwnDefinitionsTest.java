package io.loopledger.catalog.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.chart.Chart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's metric is added by one file, and a wrong one harms nothing else. */
class OwnDefinitionsTest {
  private static final String SCRAP =
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
  void oneFileAddsAMetric() throws IOException {
    write("finance/scrap_revenue.yaml", SCRAP);

    OwnDefinitions own = OwnDefinitions.of(folder);

    assertThat(own.problems()).isEmpty();
    assertThat(own.own()).containsExactly("finance/scrap_revenue.yaml");
    assertThat(own.catalog().metric("finance.scrap_revenue").meta().labelDe()).isEqualTo("Schrott");
    assertThat(own.catalog().metrics()).hasSize(Catalog.builtIn().metrics().size() + 1);
  }

  @Test
  void aWrongFileIsLeftOutAndTheOthersAreUsed() throws IOException {
    write("finance/scrap_revenue.yaml", SCRAP);
    write(
        "finance/wrong.yaml",
        SCRAP.replace("scrap_revenue", "wrong").replace("revenue.scrap'", "revenue.scrab'"));

    OwnDefinitions own = OwnDefinitions.of(folder);

    assertThat(own.own()).containsExactly("finance/scrap_revenue.yaml");
    assertThat(own.problems().stream().map(Problem::toString))
        .containsExactly(
            "finance/wrong.yaml:2: account 'revenue.scrab' is not in the chart of accounts;"
                + " did you mean 'revenue.scrap'?");
  }

  @Test
  void anOwnFileThatBreaksABuiltInOneIsNotUsed() throws IOException {
    String revenue = BuiltInFiles.read().getOrDefault("finance/net_revenue.yaml", "");
    write(
        "finance/net_revenue.yaml",
        revenue.replace("additivity: additive", "additivity: non_additive"));

    OwnDefinitions own = OwnDefinitions.of(folder);

    assertThat(own.own()).isEmpty();
    assertThat(own.problems()).isNotEmpty();
    assertThat(own.catalog().metrics()).hasSize(Catalog.builtIn().metrics().size());
  }

  @Test
  void filesThatAreNotReadAreNamed() throws IOException {
    write("finance/scrap_revenue.yml", SCRAP);
    write("finance/.scrap_revenue.yaml", "what an editor keeps");
    Files.write(
        folder.resolve("finance/latin.yaml"),
        "metrics:\n  - name: Erlöse".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(OwnDefinitions.of(folder).problems().stream().map(Problem::toString))
        .containsExactly(
            "finance/latin.yaml:2: the file is not in UTF-8; save it with the encoding UTF-8",
            "finance/scrap_revenue.yml:1: the name of the file does not end in .yaml; rename it to"
                + " finance/scrap_revenue.yaml");
  }

  @Test
  void withoutAFolderThereAreTheBuiltInOnes() {
    assertThat(OwnDefinitions.of(folder.resolve("none")))
        .isEqualTo(new OwnDefinitions(Catalog.builtIn(), List.of(), List.of()));
    assertThat(OwnDefinitions.over(Map.of(), Map.of(), Chart.builtIn()).own()).isEmpty();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
