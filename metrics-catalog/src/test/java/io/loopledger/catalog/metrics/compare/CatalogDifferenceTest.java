package io.loopledger.catalog.metrics.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.metrics.BuiltInFiles;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.compare.CatalogDifference.Changed;
import io.loopledger.catalog.metrics.compare.CatalogDifference.Field;
import io.loopledger.catalog.metrics.publish.MetricsJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another figure needs another version; another word does not. */
class CatalogDifferenceTest {
  private static final String FILE = "finance/contribution_2.yaml";
  private static final Map<String, DefinitionRecord> BEFORE =
      DefinitionRecord.of(Catalog.builtIn());

  @Test
  void theSameDefinitionsDoNotDiffer() {
    Map<String, DefinitionRecord> read =
        DefinitionRecord.read("metrics.json", new MetricsJson(Catalog.builtIn()).text());

    CatalogDifference difference = CatalogDifference.between(read, BEFORE);

    assertThat(difference)
        .isEqualTo(new CatalogDifference(List.of(), List.of(), List.of(), BEFORE.size()));
    assertThat(difference.isAllowed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          expr: "-reporting_amount" | expr: reporting_amount | formula
          , 'contribution-2') | ) | formula
          date_basis: business_date | date_basis: period | date_basis
          additivity: additive | additivity: semi_additive | additivity
          """)
  void anotherFigureNeedsAnotherVersion(String was, String is, String field) {
    Changed changed = changed(was, is);

    assertThat(changed.fields().stream().map(Field::name)).containsExactly(field);
    assertThat(changed.problem())
        .isEqualTo("the definition changed and the version is still 1; write version: 2");
  }

  @Test
  void otherDimensionsNeedAnotherVersion() {
    Changed changed =
        changed(
            "null_rule: 0 where nothing was posted",
            "null_rule: none\n        dimensions: [brand]");

    assertThat(changed.fields())
        .contains(
            new Field(
                "dimensions",
                "business_date, tenant, brand, program, category, grade, channel, partner, country,"
                    + " origin, reporting_currency",
                "business_date, brand, reporting_currency",
                true));
    assertThat(changed.problem()).isNotEmpty();
  }

  @Test
  void aHigherVersionMayBeAnotherFigure() {
    Changed changed = changed("version: 1\n", "version: 2\n");

    assertThat(changed.problem()).isEmpty();
    assertThat(changed.version()).isEqualTo(2);
  }

  @Test
  void anotherWordDoesNot() {
    Changed changed = changed("label: Contribution margin 2", "label: CM 2");

    assertThat(changed)
        .isEqualTo(
            new Changed(
                "finance.contribution_2",
                1,
                1,
                List.of(new Field("label.en", "Contribution margin 2", "CM 2", false)),
                List.of()));
    assertThat(changed.problem()).isEmpty();
  }

  @Test
  void aVersionNeverGoesBack() {
    assertThat(changed("version: 1", "version: 0").problem())
        .isEqualTo("version went back from 1 to 0; a version is never used twice");
  }

  @Test
  void whatIsComputedFromAChangedDefinitionIsNamed() {
    CatalogDifference difference =
        CatalogDifference.between(BEFORE, with(FILE, "\"-reporting_amount\"", "reporting_amount"));

    assertThat(difference.changed().stream().map(Changed::name))
        .containsExactly(
            "finance.contribution_2",
            "finance.contribution_2_share",
            "finance.programme_cost",
            "finance.programme_result",
            "finance.programme_roi");
    assertThat(difference.changed().get(1).inputs()).containsExactly("contribution_2");
    assertThat(difference.changed().get(1).problem()).isEmpty();
    assertThat(difference.isAllowed()).isFalse();
  }

  @Test
  void anotherQueryOfAModelIsAnotherFigure() {
    CatalogDifference difference =
        CatalogDifference.between(
            BEFORE, with("models/unit_results.yaml", "0) > 0 AS", "0) > 1 AS"));

    assertThat(difference.changed().stream().filter(Changed::isOtherFigure).map(Changed::name))
        .containsExactly(
            "finance.closed_contribution_2",
            "finance.closed_profitable_units",
            "finance.closed_unit_cost",
            "finance.closed_units",
            "finance.open_unit_stock",
            "operations.repair_alternative",
            "operations.repair_contribution",
            "operations.repaired_closed",
            "operations.repaired_closed_valued");
  }

  @Test
  void whatIsNewAndWhatIsGoneIsNamed() {
    Map<String, DefinitionRecord> one =
        Map.of("finance.a", new DefinitionRecord("finance.a", 1, Map.of()));
    Map<String, DefinitionRecord> other =
        Map.of("finance.b", new DefinitionRecord("finance.b", 1, Map.of()));

    assertThat(CatalogDifference.between(one, other))
        .isEqualTo(new CatalogDifference(List.of("finance.b"), List.of("finance.a"), List.of(), 0));
  }

  @Test
  void aFileThatIsNoCatalogIsRefused() {
    assertThatThrownBy(() -> DefinitionRecord.read("x.json", "{}"))
        .hasMessage(
            "x.json is no metrics.json of format 1; give the file of a release or a folder of definitions");
    assertThatThrownBy(() -> DefinitionRecord.read("x.json", "metrics"))
        .hasMessageStartingWith("x.json is not JSON: ");
  }

  private static Changed changed(String was, String is) {
    return CatalogDifference.between(BEFORE, with(FILE, was, is)).changed().getFirst();
  }

  private static Map<String, DefinitionRecord> with(String file, String was, String is) {
    Map<String, String> files = BuiltInFiles.read();
    String text = files.getOrDefault(file, "");
    assertThat(text).contains(was);
    files.put(file, text.replace(was, is));
    return DefinitionRecord.of(Catalog.of(files, Chart.builtIn()));
  }
}
