package io.loopledger.catalog.live.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.impact.ImpactMethod;
import io.loopledger.schemas.live.CustomerImpact.Basis;
import io.loopledger.schemas.live.CustomerImpact.Figure;
import io.loopledger.schemas.live.CustomerImpact.Status;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The words, in full. */
class WordingTest {
  @Test
  void aRepairInGerman() {
    assertThat(german(Status.FINAL, ImpactMethod.RESTART, figure("2.4", "1.3", "4.6")))
        .isEqualTo(
            "Danke! Die Reparatur dieses Artikels hat rund 2,4 kg CO2e vermieden. Das ist die Wirkung"
                + " des Artikels, kein persönlicher Anteil, abzüglich der erfassten Emissionen des"
                + " Programms. 90-%-Intervall: 1,3 bis 4,6 kg. Methode: RESTART (Faktoren"
                + " restart-2021-r2). Grenze: Herstellung und Vertrieb bis zur ersten Nutzung; ohne"
                + " Nutzung und Lebensende. Grundlage: geschätzt, beruht auf Annahmen.");
  }

  @Test
  void aRepairInEnglish() {
    assertThat(english(Status.FINAL, ImpactMethod.RESTART, figure("2.4", "1.3", "4.6")))
        .isEqualTo(
            "Thank you! Repairing this item avoided about 2.4 kg CO2e. This is the effect of the"
                + " item, not a personal share, less the recorded emissions of the programme. 90 %"
                + " interval: 1.3 to 4.6 kg. Method: RESTART (factors restart-2021-r2). Boundary:"
                + " manufacture and distribution up to first use; without use and end of life. Basis:"
                + " estimated, rests on assumptions.");
  }

  @Test
  void whatIsExpectedIsWordedAsExpected() {
    Figure figure = figure("2.4", "1.3", "4.6");

    assertThat(german(Status.EXPECTED, ImpactMethod.RESTART, figure))
        .startsWith(
            "Danke! Wird dieser Artikel repariert, vermeidet das voraussichtlich rund 2,4 kg CO2e. ");
    assertThat(german(Status.EXPECTED, ImpactMethod.RESALE, figure))
        .startsWith(
            "Danke! Wird dieser Artikel weiterverkauft, vermeidet das voraussichtlich rund 2,4 kg"
                + " CO2e. ");
    assertThat(german(Status.FINAL, ImpactMethod.RESALE, figure))
        .startsWith("Danke! Der Weiterverkauf dieses Artikels hat rund 2,4 kg CO2e vermieden. ");
    assertThat(english(Status.EXPECTED, ImpactMethod.RESTART, figure))
        .startsWith("Thank you! Repairing this item is expected to avoid about 2.4 kg CO2e. ");
    assertThat(english(Status.EXPECTED, ImpactMethod.RESALE, figure))
        .startsWith("Thank you! Reselling this item is expected to avoid about 2.4 kg CO2e. ");
    assertThat(english(Status.FINAL, ImpactMethod.RESALE, figure))
        .startsWith("Thank you! Reselling this item avoided about 2.4 kg CO2e. ");
  }

  @ParameterizedTest
  @CsvSource({"-0.3, -0.8, -0.1", "0, -0.5, 0.5", "0.2, -0.5, 1.1", "0.2, 0, 1.1"})
  void whatIsNotSurelyPositiveIsNoSaving(String kg, String p5, String p95) {
    Figure figure = figure(kg, p5, p95);

    assertThat(german(Status.FINAL, ImpactMethod.RESALE, figure))
        .startsWith(
            "Danke für die Rückgabe! Für diesen Artikel ist keine CO2e-Einsparung nachweisbar"
                + " (rechnerisch %s kg CO2e). ".formatted(kg.replace('.', ',')))
        .doesNotContain("vermieden");
    assertThat(english(Status.FINAL, ImpactMethod.RESALE, figure))
        .startsWith(
            "Thank you for your return! For this item a CO2e saving cannot be demonstrated"
                + " (calculated: %s kg CO2e). ".formatted(kg))
        .doesNotContain("avoided");
    assertThat(german(Status.EXPECTED, ImpactMethod.RESALE, figure))
        .contains("voraussichtlich keine CO2e-Einsparung nachweisbar");
    assertThat(english(Status.EXPECTED, ImpactMethod.RESALE, figure))
        .contains("a CO2e saving is not expected to be demonstrable");
  }

  @ParameterizedTest
  @EnumSource(ImpactMethod.class)
  void aFigureNeverStandsAlone(ImpactMethod method) {
    Figure figure = figure("2.4", "1.3", "4.6");

    for (Status status : new Status[] {Status.EXPECTED, Status.FINAL}) {
      assertThat(german(status, method, figure))
          .contains("2,4 kg CO2e", "1,3 bis 4,6 kg", "Methode: ", "restart-2021-r2", "Grenze: ")
          .contains("beruht auf Annahmen", "Wirkung des Artikels, kein persönlicher Anteil")
          .doesNotContain("{");
      assertThat(english(status, method, figure))
          .contains("2.4 kg CO2e", "1.3 to 4.6 kg", "Method: ", "restart-2021-r2", "Boundary: ")
          .contains("rests on assumptions", "effect of the item, not a personal share")
          .doesNotContain("{");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; 0; 0",
        "0.0004; 0; 0",
        "0.04; 0,040; 0.040",
        "0.1; 0,1; 0.1",
        "2.35; 2,4; 2.4",
        "-2.35; -2,4; -2.4",
        "99.94; 99,9; 99.9",
        "1234.5; 1.235; 1,235"
      })
  void kilogramsAreWrittenAsPeopleOfTheLanguageDo(String kg, String de, String en) {
    assertThat(Wording.GERMAN.kilograms(new BigDecimal(kg))).isEqualTo(de);
    assertThat(Wording.ENGLISH.kilograms(new BigDecimal(kg))).isEqualTo(en);
  }

  private static String german(Status status, ImpactMethod method, Figure figure) {
    return Wording.GERMAN.text(status, Optional.of(method), Optional.of(figure));
  }

  private static String english(Status status, ImpactMethod method, Figure figure) {
    return Wording.ENGLISH.text(status, Optional.of(method), Optional.of(figure));
  }

  private static Figure figure(String kg, String p5, String p95) {
    return new Figure(
        new BigDecimal(kg),
        new BigDecimal(p5),
        new BigDecimal(p95),
        "RESTART",
        "restart-2021-r2",
        "before use",
        Basis.ASSUMED,
        false);
  }
}
