package io.loopledger.catalog.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FactorsViewTest {
  @Test
  void aRowStatesTheFactorExactlyAndItsSource() {
    FactorRow mobile =
        FactorPacks.builtIn().rows().stream()
            .filter(r -> r.factorVersion().equals("restart-2021-r2"))
            .filter(r -> r.categoryKey().equals("mobile"))
            .findFirst()
            .orElseThrow();

    assertThat(FactorsView.sql(List.of(mobile)))
        .startsWith("CREATE OR REPLACE VIEW ref.factors")
        .contains("SECURITY INVOKER")
        .contains(
            "(CAST('RESTART' AS varchar), 2, CAST('restart-2021-r2' AS varchar),"
                + " CAST('mobile' AS varchar), CAST('Mobile' AS varchar),"
                + " CAST(50.510 AS decimal(12, 6)), CAST(0.5 AS decimal(4, 3)),"
                + " CAST('assumed' AS varchar), CAST(0.150 AS decimal(12, 6)),"
                + " CAST(36 AS integer), CAST(10.4 AS decimal(4, 1)), CAST(NULL AS integer),")
        .contains("DATE '2021-01-01', CAST('The Restart Project");
  }

  @Test
  void everyNameOfEveryRevisionIsARow() {
    List<FactorRow> rows = FactorPacks.builtIn().rows();

    assertThat(FactorsView.sql(rows).lines().filter(line -> line.strip().startsWith("(CAST")))
        .hasSameSizeAs(rows);
  }

  @Test
  void aQuoteInANameStaysInsideTheText() {
    FactorRow screen =
        FactorPacks.builtIn().rows().stream()
            .filter(r -> r.source().contains("'") || r.boundary().contains("'"))
            .findFirst()
            .orElseThrow();

    assertThat(FactorsView.sql(List.of(screen))).contains("''");
  }
}
