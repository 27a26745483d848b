package io.loopledger.ingest.simulator.assumptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssumptionsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void whatAFileNamesIsLaidOverTheBuiltInAssumptions() throws IOException {
    Assumptions assumed =
        read("payout:\n  declined: {value: 0.5, source: 'survey of 2022, n = 300'}\n");

    assertThat(assumed.payout().declined())
        .isEqualTo(new Figures.Share(new BigDecimal("0.5"), "share", "survey of 2022, n = 300"));
    assertThat(assumed.payout().delay()).isEqualTo(Assumptions.builtIn().payout().delay());
    assertThat(assumed.intake()).isEqualTo(Assumptions.builtIn().intake());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "payout: {declined: {value: 1.5}} | payout.declined: value is 1.5; a share is from 0 to 1",
        "payout: {declined: {value: 0.12345}} | payout.declined: value is 0.12345; at most 4",
        "payout: {declined: {unit: percent}} | payout.declined: unit 'percent' is not one of [share]",
        "payout: {declined: {source: ''}} | payout.declined: source is blank; name where the figure",
        "payout: {declned: {value: 0.1}} | payout.declned: Unrecognized field \"declned\"",
        "payout: {instrument: {values: {CASH: 0.9}}} | payout.instrument: the values sum to 0.9;",
        "intake: {travel: {from: 9, to: 3}} | intake.travel: the span is from 9 to 3; both are",
        "period: {last_day: {value: 2022-13-01}} | period.last_day.value: ",
        "carriers: {rows: []} | carriers: rows is empty; name at least one",
        "resale: {coupon: {value: ten}} | resale.coupon.value: ",
        "resale: {coupon: {value: null}} | resale.coupon.value: ",
      })
  void aWrongFigureIsRefusedWithItsPlace(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("assumptions-test.yaml: " + message);
  }

  @Test
  void whatIsNoYamlOrNamesASectionTwiceIsRefused() {
    assertThatThrownBy(() -> read("payout: [")).hasMessageContaining("is no YAML");
    assertThatThrownBy(() -> read("a: 1\na: 2\n")).hasMessageContaining("Duplicate field 'a'");
    assertThatThrownBy(() -> read("- 1\n")).hasMessageContaining("must name sections");
  }

  private Assumptions read(String yaml) throws IOException {
    Path file = folder.resolve("assumptions-test.yaml");
    Files.writeString(file, yaml);
    return Assumptions.read(file);
  }
}
