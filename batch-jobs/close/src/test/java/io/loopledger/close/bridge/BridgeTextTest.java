package io.loopledger.close.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.metrics.Catalog;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BridgeTextTest {
  private static final BridgeLine REVENUE =
      line(
          "finance.net_revenue",
          "EUR",
          null,
          sums("100", "180", Map.of(BridgePart.LATE_EVENT, "100", BridgePart.CORRECTION, "-20")));

  @Test
  void barsBeginWhereTheStepBeforeArrived() {
    assertThat(BridgeText.lines(List.of(REVENUE)))
        .containsExactly(
            "acme  finance.net_revenue, EUR",
            "  as published  100.00  " + "█".repeat(20),
            "  late event    100.00  " + " ".repeat(20) + "█".repeat(20),
            "  correction    -20.00  " + " ".repeat(36) + "░".repeat(4),
            "  restated      180.00  " + "█".repeat(36),
            "");
  }

  @Test
  void aFigureThatTurnsNegativeHasItsZeroInside() {
    BridgeLine line =
        line(
            "co2e.avoided",
            "kgCO2e",
            "RESTART",
            sums("10", "-10", Map.of(BridgePart.FACTOR, "-20")));

    assertThat(BridgeText.lines(List.of(line)))
        .containsExactly(
            "acme  co2e.avoided, kgCO2e, method RESTART",
            "  as published   10.00  " + " ".repeat(20) + "█".repeat(20),
            "  factor        -20.00  " + "█".repeat(40),
            "  restated      -10.00  " + "█".repeat(20),
            "");
  }

  @Test
  void aStepTooSmallToSeeStillHasABar() {
    BridgeLine line =
        line(
            "x",
            "EUR",
            null,
            sums("1000000", "1000000.000001", Map.of(BridgePart.RATE, "0.000001")));

    assertThat(BridgeText.lines(List.of(line)))
        .contains("  rate                  0.000001  " + " ".repeat(39) + "█");
  }

  @Test
  void aBridgeThatDoesNotAddUpIsRefused() {
    assertThatThrownBy(() -> sums("100", "181", Map.of(BridgePart.LATE_EVENT, "80")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "published 100 and what moved it come to 180, and restated is 181; the bridge does not add up");
  }

  @Test
  void programsGetExactTexts() {
    assertThat(BridgeTables.csv(List.of(REVENUE)))
        .containsExactly(
            "brand,program,category,figure,unit,method,factor_version,published,late_event,correction,factor,method_change,rate,rule,proof,error,restated",
            "acme,,,finance.net_revenue,EUR,,,100,100,-20,0,0,0,0,0,0,180");
    assertThat(BridgeTables.json(List.of(REVENUE)))
        .contains("\"late_event\" : \"100\"", "\"program\" : null");
    assertThat(BridgeTables.markdown(List.of(REVENUE)).get(2))
        .isEqualTo(
            "| acme |  |  | finance.net_revenue | EUR |  |  | 100 | 100 | -20 | 0 | 0 | 0 | 0 | 0 | 0 | 180 |");
  }

  @Test
  void aRatioHasNoBridge() {
    assertThat(BridgeMetric.of(Catalog.builtIn(), "finance.contribution_1").isNegated()).isTrue();
    assertThat(BridgeMetric.of(Catalog.builtIn(), "impact.avoided").accounts())
        .containsExactlyInAnyOrder("co2e.avoided", "co2e.use-phase", "co2e.end-of-life");
    assertThatThrownBy(() -> BridgeMetric.of(Catalog.builtIn(), "impact.net_avoided"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("metric impact.net_avoided is no plain sum over accounts");
    assertThatThrownBy(() -> BridgeMetric.of(Catalog.builtIn(), "finance.nonsense"))
        .hasMessage(
            "metric 'finance.nonsense' is not in the catalog; ./loopledger metrics list shows what is");
  }

  /** Sums of bridges are bridges: the constructor would refuse one that is not. */
  @Property(tries = 200)
  void sumsOfBridgesAddUp(@ForAll @Size(18) List<Integer> amounts) {
    BridgeSums one = any(amounts.subList(0, 9));
    BridgeSums two = any(amounts.subList(9, 18));

    BridgeSums both = one.plus(two);

    assertThat(both.restated()).isEqualByComparingTo(one.restated().add(two.restated()));
    assertThat(both.plus(both.negated()).isZero()).isTrue();
  }

  private static BridgeSums any(List<Integer> amounts) {
    Map<BridgePart, BigDecimal> moved = new EnumMap<>(BridgePart.class);
    BigDecimal restated = BigDecimal.valueOf(amounts.getFirst(), 6);
    for (BridgePart part : BridgePart.values()) {
      BigDecimal amount = BigDecimal.valueOf(amounts.get(part.ordinal() + 1), 6);
      moved.put(part, amount);
      restated = restated.add(amount);
    }
    return new BridgeSums(BigDecimal.valueOf(amounts.getFirst(), 6), moved, restated);
  }

  private static BridgeSums sums(String published, String restated, Map<BridgePart, String> moved) {
    Map<BridgePart, BigDecimal> amounts = new EnumMap<>(BridgePart.class);
    moved.forEach((part, amount) -> amounts.put(part, new BigDecimal(amount)));
    return new BridgeSums(new BigDecimal(published), amounts, new BigDecimal(restated));
  }

  private static BridgeLine line(
      String figure, String unit, @Nullable String method, BridgeSums sums) {
    return new BridgeLine(new BridgeLine.Key("acme", null, null, figure, unit, method, null), sums);
  }
}
