package io.loopledger.reports.datapoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.reports.datapoint.DataPoint.Covered;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DataPointReaderTest {
  private static final String HEAD =
      """
      standard: "S"
      version: "1"
      title_en: "T"
      title_de: "T"
      source: "here"
      note_en: "n"
      note_de: "n"
      points:
      """;

  @Test
  void theFilesOfThisReleaseAnswerWhatMetricsCan() {
    assertThat(DataPointFiles.builtIn())
        .extracting(file -> file.standard() + " " + file.version())
        .containsExactly(
            "ESRS E5 2023-12-22", "VSME 2024-12-17", "GRI 306, GRI 301 306: 2020, 301: 2016");
    DataPointFile esrs = DataPointFiles.builtIn().getFirst();
    assertThat(
            esrs.points().stream()
                .filter(point -> point.answer() instanceof Covered)
                .map(
                    point ->
                        "%s %s %s"
                            .formatted(
                                point.code(),
                                point.paragraph(),
                                point.answer().metric().orElseThrow())))
        .containsExactly(
            "E5-5 37 (a) impact.treated_mass",
            "E5-5 37 (b) i impact.reuse_mass",
            "E5-5 37 (b) ii impact.recycling_mass",
            "E5-5 37 (c) i impact.energy_recovery_mass",
            "E5-5 37 (c) i impact.incineration_mass",
            "E5-5 37 (c) ii impact.landfill_mass",
            "E5-5 39 impact.hazardous_mass");
  }

  /** Avoided emissions stand apart: no data point of these standards is answered with them. */
  @Test
  void noDataPointIsAnsweredWithEmissions() {
    assertThat(
            DataPointFiles.builtIn().stream()
                .flatMap(file -> file.points().stream())
                .flatMap(point -> point.answer().metric().stream())
                .map(Catalog.builtIn()::metric))
        .isNotEmpty()
        .noneMatch(metric -> metric.meta().unit().isImpact());
  }

  @Test
  void kilogramsBecomeTonnesExactly() {
    assertThat(Conversion.of("kg", "t").orElseThrow().apply(new BigDecimal("12.345")))
        .isEqualByComparingTo("0.012345");
    assertThat(Conversion.of("g", "t").orElseThrow().apply(new BigDecimal("1")))
        .isEqualByComparingTo("0.000001");
    assertThat(Conversion.of("kg", "kgCO2e")).isEmpty();
  }

  @Test
  void allThatIsWrongIsToldWithItsLine() {
    String text =
        HEAD
            + """
              - code: A
                paragraph: "1"
                text_en: "a"
                text_de: "a"
                checked: maybe
                metric: impact.treated_masses
                unit: t
                limits_en: "l"
              - code: B
                paragraph: "2"
                text_en: "b"
                text_de: "b"
                checked: no
                metric: impact.treated_mass
                unit: ratio
                limits_en: "l"
                limits_de: "l"
              - code: C
                paragraph: "3"
                text_en: "c"
                text_de: "c"
                checked: no
                unit: t
                not_covered_en: "n"
                not_covered_de: "n"
                more: x
            """;

    assertThatThrownBy(() -> DataPointReader.read(Catalog.builtIn(), "s.yaml", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            """
            s.yaml:9: 'limits_de' is missing; write it in German
            s.yaml:13: 'checked' is 'maybe'; write yes or no
            s.yaml:14: the catalog has no metric 'impact.treated_masses'; write schema and name, such as impact.treated_mass
            s.yaml:23: 'ratio' cannot be made of 'kg', the unit of impact.treated_mass, exactly; write the metric's own unit, or t for kg
            s.yaml:31: 'unit' stands without a metric; leave it out
            s.yaml:34: 'more' is not a key here; the keys are code, paragraph, text_en, text_de, checked, metric, where, unit, limits_en, limits_de, not_covered_en, not_covered_de""");
  }
}
