package io.loopledger.catalog.live;

import static io.loopledger.catalog.live.Watched.eur;
import static io.loopledger.catalog.live.Watched.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.loopledger.catalog.live.alerts.Finding;
import io.loopledger.catalog.live.alerts.Observation;
import io.loopledger.catalog.live.alerts.Observation.Kind;
import io.loopledger.catalog.live.alerts.Window;
import io.loopledger.catalog.live.alerts.WindowRule;
import io.loopledger.schemas.event.Corrections.EventVoided;
import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.EventData.PayoutIssued.Instrument;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.UnitGraded;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.Repair.RepairAssigned;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rules over many units: what units tell them, and what they find. */
class WindowAlertsTest {
  private static final String PRODUCT = "product:acme/J-1";
  private static final String PARTNER = "partner:acme/fixers";

  @Test
  void aResoldUnitTellsItsContributionAndATakenBackSaleThatItIsGone() {
    Watched unit =
        new Watched()
            .arrive(
                event("r-1", 0, new UnitReceived(740L, null), c -> c.product("J-1")),
                event("p-1", 1, new PayoutIssued(Instrument.CASH, eur("250"))),
                event("s-1", 3, new UnitSold(eur("219"))),
                ReturnMessagesTest.shipped("t-1", 4));

    assertThat(unit.observations)
        .singleElement()
        .satisfies(
            margin -> {
              assertThat(margin.kind()).isEqualTo(Kind.RESALE_MARGIN);
              assertThat(margin.about()).isEqualTo(PRODUCT);
              assertThat(margin.item()).isEqualTo("unit:acme/QR-1#1");
              // 219 less 250 paid, less four nights in stock at 0.05
              assertThat(margin.value()).isEqualTo(-31_200_000);
              assertThat(margin.isGone()).isFalse();
            });

    unit.arrive(event("b-1", 5, new SaleReturned(1, eur("219"), null, null)));

    assertThat(unit.observations).hasSize(2);
    assertThat(unit.observations.getLast().isGone()).isTrue();
    assertThat(unit.observations.getLast().version()).isEqualTo(5);
  }

  @Test
  void aRepairTellsItsTurnaroundAndAVoidThatItIsGone() {
    Watched unit =
        new Watched()
            .arrive(
                event(
                    "a-1",
                    1,
                    new RepairAssigned(UnitGraded.DecidedBy.RULE, null, null, null, null, null),
                    c -> c.partner("fixers")),
                event("f-1", 3.5, ReturnMessagesTest.fixed()),
                event("v-1", 4, new EventVoided("/live", "f-1", 1, "wrong unit", "ops")));

    Observation time = unit.observations.getFirst();
    assertThat(unit.observations).hasSize(2);
    assertThat(time.kind()).isEqualTo(Kind.REPAIR_TURNAROUND);
    assertThat(time.about()).isEqualTo(PARTNER);
    assertThat(time.value()).isEqualTo(216_000);
    assertThat(unit.observations.getLast()).isEqualTo(time.gone(3, "v-1"));
  }

  @Test
  void fiveLossesInARowAreAStreak() {
    Window four = window(Kind.RESALE_MARGIN, PRODUCT, 5, -1, -1, -1, -1);
    Window five = window(Kind.RESALE_MARGIN, PRODUCT, 5, -1, -2, -3, -4, -5);

    assertThat(finding(Kind.RESALE_MARGIN, PRODUCT, four)).isEmpty();
    Finding finding = finding(Kind.RESALE_MARGIN, PRODUCT, five).orElseThrow();
    assertThat(WindowRule.of(Kind.RESALE_MARGIN).id()).isEqualTo("negative-margin-streak");
    assertThat(finding.message())
        .isEqualTo(
            "the last 5 units of product:acme/J-1 were each sold at a loss, together -0.000015");
    assertThat(finding.evidence())
        .containsOnly(
            entry("units_sold_at_a_loss", "5"),
            entry("contribution_2_sum", "-0.000015"),
            entry("first", "item-2"),
            entry("last", "item-6"));
  }

  @Test
  void aSaleWithoutLossEndsTheStreak() {
    assertThat(
            finding(
                Kind.RESALE_MARGIN,
                PRODUCT,
                window(Kind.RESALE_MARGIN, PRODUCT, -1, -1, -1, -1, -1, -1, 0)))
        .isEmpty();
  }

  @Test
  void aPartnerWhoseRepairsTakeLongerDrifts() {
    long[] usual = new long[20];
    Arrays.fill(usual, 2 * 86_400);
    long[] slower = Arrays.copyOf(usual, 30);
    Arrays.fill(slower, 20, 30, 3 * 86_400);
    long[] hardly = slower.clone();
    Arrays.fill(hardly, 20, 30, 3 * 86_400 - 1);

    assertThat(
            finding(
                Kind.REPAIR_TURNAROUND, PARTNER, window(Kind.REPAIR_TURNAROUND, PARTNER, hardly)))
        .isEmpty();
    Finding finding =
        finding(Kind.REPAIR_TURNAROUND, PARTNER, window(Kind.REPAIR_TURNAROUND, PARTNER, slower))
            .orElseThrow();
    assertThat(WindowRule.of(Kind.REPAIR_TURNAROUND).id()).isEqualTo("partner-turnaround-drift");
    assertThat(finding.message())
        .isEqualTo("repairs of partner:acme/fixers take 72 hours, they took 48");
    assertThat(finding.evidence())
        .containsOnly(
            entry("recent_median_hours", "72"),
            entry("usual_median_hours", "48"),
            entry("recent_repairs", "10"),
            entry("usual_repairs", "20"),
            entry("last", "item-30"));
    assertThat(
            finding(
                Kind.REPAIR_TURNAROUND,
                PARTNER,
                window(Kind.REPAIR_TURNAROUND, PARTNER, Arrays.copyOfRange(slower, 1, 30))))
        .as("19 before are no baseline")
        .isEmpty();
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    List<Observation> observations = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      observations.add(observation(Kind.RESALE_MARGIN, PRODUCT, i, i % 7 - 5, 1));
      observations.add(observation(Kind.RESALE_MARGIN, PRODUCT, i, i % 5 - 3, 2));
    }
    Window ordered = Window.EMPTY;
    for (Observation each : observations) {
      ordered = ordered.with(each);
    }
    Collections.shuffle(observations, new Random(11));
    Window shuffled = Window.EMPTY;
    for (Observation each : observations) {
      shuffled = shuffled.with(each);
    }

    assertThat(shuffled.items()).isEqualTo(ordered.items()).hasSize(40);
  }

  @Test
  void aWindowKeepsTheLatestAndReadsBackFromItsBytes() {
    Window window = Window.EMPTY;
    for (int i = 1; i <= Window.CAPACITY + 3; i++) {
      window = window.with(observation(Kind.RESALE_MARGIN, PRODUCT, i, i, 1));
    }

    assertThat(window.items()).hasSize(Window.CAPACITY);
    assertThat(window.items().getFirst().id()).isEqualTo("item-4");
    assertThat(Window.fromBytes(window.toBytes())).isEqualTo(window);
    assertThatThrownBy(() -> Window.fromBytes(new byte[] {2}))
        .hasMessage(
            "a window of observations has form 2, this release reads 1: a newer release wrote it");
  }

  private static Optional<Finding> finding(Kind kind, String about, Window window) {
    return WindowRule.of(kind).finding(about, window);
  }

  private static Window window(Kind kind, String about, long... values) {
    Window window = Window.EMPTY;
    for (int i = 0; i < values.length; i++) {
      window = window.with(observation(kind, about, i + 1, values[i], 1));
    }
    return window;
  }

  private static Observation observation(
      Kind kind, String about, int no, long value, long version) {
    return new Observation(
        kind, "acme", about, "item-" + no, version, 1_000L * no, value, false, "e-" + no);
  }
}
