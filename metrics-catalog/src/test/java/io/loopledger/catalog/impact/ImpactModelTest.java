package io.loopledger.catalog.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.event.Leg;
import io.loopledger.schemas.event.Part;
import io.loopledger.schemas.event.TransportMode;
import io.loopledger.schemas.event.Waste;
import io.loopledger.schemas.event.WasteRoute;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Golden values, each worked out by hand from the packs. */
class ImpactModelTest {
  private final ImpactModel restart = ImpactModel.find("RESTART", 2).orElseThrow();
  private final ImpactModel ademe = ImpactModel.find("ADEME", 1).orElseThrow();
  private final ImpactModel resale = ImpactModel.find("RESALE", 1).orElseThrow();

  @Test
  void eachMethodAndRevisionIsFoundAndNoOther() {
    assertThat(ImpactModel.find("RESTART", 1).orElseThrow().creditAt()).isEqualTo(CreditAt.REPAIR);
    assertThat(ademe.creditAt()).isEqualTo(CreditAt.REPAIR);
    assertThat(resale.creditAt()).isEqualTo(CreditAt.SALE);
    assertThat(resale.method()).isEqualTo("RESALE");
    assertThat(ImpactModel.builtIn()).hasSize(4);
    assertThat(ImpactModel.find("RESTART", 3)).isEmpty();
    assertThat(ImpactModel.find("restart", 1)).isEmpty();
    assertThat(ImpactModel.find("OTHER", 1)).isEmpty();
  }

  @Test
  void aRestartRepairIsHalfTheFactorUnderTheReleasedVersion() {
    assertThat(restart.repaired("laptop MEDIUM"))
        .containsExactly(new ImpactLine("co2e.avoided", 132_660_000, "restart-2021-r2"));
    assertThat(restart.repaired("Misc")).isEmpty();
    assertThat(restart.repaired(null)).isEmpty();
    assertThat(restart.resold("Laptop medium", 1, 0)).isEmpty();
    assertThat(restart.lifetimeSharePpm("Laptop medium", 1, 0)).isZero();
  }

  /** 85.1 kg / 2.5 years x 1 year; 9.907 / 6 = 1.6511666...; 23.2 / 5. */
  @ParameterizedTest
  @CsvSource({
    "Smartphone, 34040000, ademe-r1:E(smartphone)*X(electronics)/Y(smartphone)",
    "Bouilloire, 1651167, ademe-r1:E(kettle)*X(appliances)/Y(kettle)",
    "JEANS, 4640000, ademe-r1:E(jeans)*X(clothing)/Y(jeans)"
  })
  void anAdemeRepairIsAYearOfTheFootprint(String category, long microKg, String combination) {
    assertThat(ademe.repaired(category))
        .containsExactly(new ImpactLine("co2e.avoided", microKg, combination));
  }

  @ParameterizedTest
  @CsvSource({"Wardrobe", "USB stick", "Spaceship"})
  void aCategoryWithoutYearsHasNoAdemeFactor(String category) {
    assertThat(ademe.repaired(category)).isEmpty();
  }

  /** 0.40 x 0.40 x 85.1 = 13.616; 0.1 x 0.2 x 2.5 x 0.4 = 0.02; 0.4 x 0.4 x 0.2 = 0.032. */
  @Test
  void everyTermOfAResaleIsItsOwnLine() {
    assertThat(resale.resold("Mobile", 1, 0))
        .containsExactly(
            new ImpactLine(
                "co2e.avoided", 13_616_000, "resale-r1:D(electronics)*L(smartphone)*E(smartphone)"),
            new ImpactLine(
                "co2e.use-phase",
                -20_000,
                "resale-r1:I(electronics)*U(smartphone)*Y(smartphone)*L(smartphone)"),
            new ImpactLine(
                "co2e.end-of-life",
                32_000,
                "resale-r1:D(electronics)*L(smartphone)*EoL(smartphone)"));
  }

  /** Kettle: 0.4 x -0.659363 x 0.5 = -0.1318726 kg. */
  @Test
  void aCreditedEndOfLifeIsLostByResale() {
    assertThat(resale.resold("Kettle", 1, 0))
        .filteredOn(line -> line.account().equals("co2e.end-of-life"))
        .extracting(ImpactLine::microKg)
        .containsExactly(-131_873L);
  }

  /** Sofa: 0.4 x 179.1 x 0.6 = 42.984; no use, no end of life is published. */
  @Test
  void furnitureHasNoUseAndNoEndOfLife() {
    assertThat(resale.resold("Sofa", 1, 0))
        .containsExactly(
            new ImpactLine(
                "co2e.avoided", 42_984_000, "resale-r1:D(furniture)*L(furniture)*E(fabric-sofa)"));
  }

  @Test
  void theLifetimeShareIsUsedUp() {
    assertThat(resale.lifetimeSharePpm("Smartphone", 1, 0)).isEqualTo(400_000);
    assertThat(resale.lifetimeSharePpm("Smartphone", 2, 400_000)).isEqualTo(200_000);
    assertThat(resale.lifetimeSharePpm("Smartphone", 2, 500_000)).isEqualTo(100_000);
    assertThat(resale.lifetimeSharePpm("Smartphone", 3, 600_000)).isZero();
    assertThat(resale.lifetimeSharePpm("Smartphone", 1, 700_000)).isZero();
    assertThat(resale.lifetimeSharePpm("Spaceship", 1, 0)).isZero();
    assertThat(resale.resold("Smartphone", 3, 600_000))
        .containsExactly(
            new ImpactLine(
                "co2e.avoided", 0, "resale-r1:D(electronics)*L(smartphone)*E(smartphone)"));
    assertThat(resale.resold("Spaceship", 1, 0)).isEmpty();
    assertThat(resale.resold(null, 1, 0)).isEmpty();
    assertThat(resale.repaired("Smartphone")).isEmpty();
    assertThatThrownBy(() -> resale.resold("Smartphone", 0, 0)).hasMessageContaining("cycleNo");
    assertThatThrownBy(() -> resale.resold("Smartphone", 1, -1)).hasMessageContaining("0 or more");
  }

  /** 0.83 kg x 412 km x 0.6313 / 1000; 2 kg x 1,000 km x 0.10163 / 1000; a van again: one line. */
  @Test
  void legsOfAModeAreOneLine() {
    List<Leg> legs =
        List.of(
            new Leg(TransportMode.VAN, 400_000, 830L),
            new Leg(TransportMode.TRUCK, 1_000_000, null),
            new Leg(TransportMode.VAN, 12_000, 830L),
            new Leg(TransportMode.BICYCLE, 5_000, 830L));

    assertThat(restart.transport(legs, 1_900L, 100L))
        .containsExactly(
            new ImpactLine("co2e.emitted.transport", 215_879, "process-r1:T(van)"),
            new ImpactLine("co2e.emitted.transport", 203_260, "process-r1:T(truck)"));
    assertThat(restart.transport(legs.subList(1, 2), null, 100L)).isEmpty();
    assertThat(restart.transport(legs.subList(1, 2), 2_000L, null)).hasSize(1);
    assertThat(restart.transport(List.of(), 2_000L, null)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TransportMode.class)
  void everyModeHasAFactorAndMassOnlyAdds(TransportMode mode) {
    List<ImpactLine> light = resale.transport(List.of(new Leg(mode, 100_000, 10_000L)), null, null);
    List<ImpactLine> heavy = resale.transport(List.of(new Leg(mode, 100_000, 20_000L)), null, null);

    assertThat(light).hasSize(mode == TransportMode.BICYCLE ? 0 : 1);
    for (int i = 0; i < light.size(); i++) {
      assertThat(heavy.get(i).microKg()).isEqualTo(2 * light.get(i).microKg());
    }
  }

  /** 90 g x 1,199.72542 kg/t = 0.1079752878; 150 Wh x 0.177; 12 g x 24,865.47556 kg/t. */
  @Test
  void packagingPartsAndEnergyFollowMassAndKilowattHours() {
    assertThat(resale.packaging(90))
        .containsExactly(new ImpactLine("co2e.emitted.packaging", 107_975, "process-r1:P(board)"));
    assertThat(resale.energy(150))
        .containsExactly(
            new ImpactLine("co2e.emitted.energy", 26_550, "process-r1:G(electricity)"));
    assertThat(
            resale.parts(
                "Laptop medium",
                List.of(new Part("FAN-1", 1, null, 12L), new Part("SCREW", 4, null, null))))
        .containsExactly(
            new ImpactLine("co2e.emitted.parts", 298_386, "process-r1:S(electronics)"));
    assertThat(resale.parts(null, List.of(new Part("X", 1, null, 1_000L))))
        .extracting(ImpactLine::combination)
        .containsExactly("process-r1:S(mixed)");
    assertThatThrownBy(() -> resale.packaging(-1)).hasMessageContaining("is -1; give 0 or more");
    assertThat(resale.packaging(0)).isEmpty();
    assertThat(resale.energy(0)).isEmpty();
  }

  /** 420 g x 4.68568 kg/t = 0.0019679856; 1 kg of clothes on a landfill. */
  @Test
  void wasteFollowsItsRouteAndTheMaterialGroup() {
    assertThat(
            restart.waste(
                "Toaster",
                List.of(waste(WasteRoute.RECYCLING, 400), waste(WasteRoute.RECYCLING, 20))))
        .containsExactly(
            new ImpactLine("co2e.emitted.waste", 1_968, "process-r1:W(appliances-recycling)"));
    assertThat(restart.waste("Coat", List.of(waste(WasteRoute.LANDFILL, 1_000))))
        .containsExactly(
            new ImpactLine("co2e.emitted.waste", 496_782, "process-r1:W(clothing-landfill)"));
    assertThat(restart.waste("Spaceship", List.of(waste(WasteRoute.REUSE, 1_000)))).isEmpty();
  }

  @Test
  void aLineTakenBackLeavesNothing() {
    ImpactLine line = resale.resold("Jeans", 1, 0).getFirst();

    assertThat(line.reversed().microKg() + line.microKg()).isZero();
    assertThat(line.reversed().reversed()).isEqualTo(line);
  }

  @Test
  void anImpossibleLoadOverflowsInsteadOfWrapping() {
    Leg leg = new Leg(TransportMode.AIR, Long.MAX_VALUE / 2, 3L);

    assertThatThrownBy(() -> resale.transport(List.of(leg), null, null))
        .isInstanceOf(ArithmeticException.class);
  }

  private static Waste waste(WasteRoute route, long massG) {
    return new Waste(route, massG, null, false, true);
  }
}
