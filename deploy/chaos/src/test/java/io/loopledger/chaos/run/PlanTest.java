package io.loopledger.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {
  @Test
  void theSameSeedAndRoundGiveTheSamePlan() {
    assertThat(plan(7, 12)).isEqualTo(plan(7, 12));
    assertThat(plan(7, 12)).isNotEqualTo(plan(8, 12));
  }

  @Test
  void asManyRoundsAsThereAreKindsHaveThemAll() {
    Set<String> kinds = new HashSet<>();
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    for (int round = 1; round <= Plan.kinds(); round++) {
      kinds.add(plan(7, round).toString());
      faults.add(plan(7, round).fault());
    }

    assertThat(kinds).hasSize(Plan.kinds());
    assertThat(faults).isEqualTo(EnumSet.allOf(Fault.class));
  }

  @Test
  void aNamedFaultAtANamedPointIsTheOnlyOne() {
    Point point = Point.parse("before-answer:mart.rollup");

    for (int round = 1; round <= 5; round++) {
      Plan plan = Plan.of(7, round, Optional.of(Fault.CUT), Optional.of(point));
      assertThat(plan.fault()).isEqualTo(Fault.CUT);
      assertThat(plan.point()).isEqualTo(point);
    }
  }

  @Test
  void aPointIsReadAsItIsWritten() {
    for (int round = 1; round <= Plan.kinds(); round++) {
      Point point = plan(7, round).point();
      assertThat(Point.parse(point.toString())).isEqualTo(point);
    }
  }

  @Test
  void aPointThatIsNoneSaysWhatThereIs() {
    assertThatThrownBy(() -> Point.parse("whenever"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("point 'whenever' is none")
        .hasMessageContaining("before-answer:raw.events");
    assertThatThrownBy(() -> Point.parse("during-lunch:raw.events"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("during-lunch")
        .hasMessageContaining("before-forward");
  }

  private static Plan plan(long seed, int round) {
    return Plan.of(seed, round, Optional.empty(), Optional.empty());
  }
}
