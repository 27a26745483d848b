package io.loopledger.catalog.impact.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactorTableTest {
  private final List<FactorTable.Row> rows = new ArrayList<>();

  FactorTableTest() {
    FactorTable.rows().forEachRemaining(rows::add);
  }

  @Test
  void everyFactorOfEveryVersionIsARowOfItsOwn() {
    Set<String> keys = new HashSet<>();
    assertThat(rows)
        .allSatisfy(row -> assertThat(keys.add(row.factorVersion() + row.ref())).isTrue());
    assertThat(rows)
        .extracting(FactorTable.Row::factorVersion)
        .contains("restart-2018-r1", "restart-2021-r2", "ademe-r1", "resale-r1", "process-r1");
  }

  @Test
  void aRowSaysWhatItsValueAndItsIntervalRestOn() {
    FactorTable.Row displaced = row("resale-r1", "D(electronics)");
    FactorTable.Row van = row("process-r1", "T(van)");
    FactorTable.Row laptop = row("restart-2021-r2", "E(laptop medium)");

    assertThat(displaced.basis()).isEqualTo("assumed");
    assertThat(displaced.intervalBasis()).isEqualTo("assumed");
    assertThat(displaced.intervalMethod()).isEqualTo("stated");
    assertThat(van.basis()).isEqualTo("published");
    assertThat(van.intervalBasis()).isEqualTo("estimated");
    assertThat(van.intervalMethod()).isEqualTo("ciroth-2016");
    assertThat(van.sigma()).isEqualTo("0.236119");
    assertThat(van.unitSigma()).isEqualTo(van.sigma());
    assertThat(van.includesWellToTank()).isFalse();
    assertThat(laptop.products()).isEqualTo(63);
    assertThat(laptop.value()).isEqualTo("265.320");
    assertThat(laptop.unitSigma()).isGreaterThan(laptop.sigma());
  }

  private FactorTable.Row row(String version, String ref) {
    return rows.stream()
        .filter(row -> row.factorVersion().equals(version) && row.ref().equals(ref))
        .findFirst()
        .orElseThrow();
  }
}
