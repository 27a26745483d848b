package io.loopledger.night.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.night.calendar.Decision.Wish;
import io.loopledger.night.calendar.NightRun.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionTest {
  private static final LocalDate DATE = LocalDate.parse("2026-11-25");
  private static final List<String> STEPS = List.of("a", "b", "c");
  private static final NightRun FAILED = run(State.FAILED);
  private static final NightRun FINISHED = run(State.FINISHED);

  @Test
  void aNightThatWasNeverRunBegins() {
    assertThat(decide("", false, Optional.empty(), Set.of())).isEqualTo(new Decision.Begin(1, ""));
  }

  @Test
  void aNightThatWasCutGoesOnWhateverIsWished() {
    for (State state : List.of(State.FAILED, State.STOPPED, State.RUNNING)) {
      NightRun cut = run(state);
      assertThat(decide("", false, Optional.of(cut), Set.of("a")))
          .isEqualTo(new Decision.GoOn(cut));
      assertThat(decide("", true, Optional.of(cut), Set.of("a"))).isEqualTo(new Decision.GoOn(cut));
    }
  }

  @Test
  void aFinishedNightNeedsAWord() {
    assertThat(decide("", false, Optional.of(FINISHED), Set.of("a", "b", "c")))
        .isEqualTo(new Decision.Finished(FINISHED));
    assertThat(decide("", true, Optional.of(FINISHED), Set.of("a", "b", "c")))
        .isEqualTo(new Decision.Begin(2, ""));
  }

  @Test
  void fromTheStepThatWasCutTheRunGoesOn() {
    assertThat(decide("b", false, Optional.of(FAILED), Set.of("a")))
        .isEqualTo(new Decision.GoOn(FAILED));
  }

  @Test
  void fromAStepThatIsDoneAnotherRunBegins() {
    assertThat(decide("a", false, Optional.of(FAILED), Set.of("a")))
        .isEqualTo(new Decision.Begin(2, "a"));
  }

  @Test
  void aStepThatIsNotDoneCannotBeLeftOut() {
    assertThat(decide("c", false, Optional.of(FAILED), Set.of("a")))
        .isEqualTo(
            new Decision.Refused(
                "Step 'b' of the night of 2026-11-25 is not done, so it cannot begin with 'c'; leave --from-step out"));
    assertThat(decide("b", false, Optional.empty(), Set.of())).isInstanceOf(Decision.Refused.class);
  }

  private static Decision decide(
      String from, boolean again, Optional<NightRun> last, Set<String> done) {
    Optional<String> step = from.isEmpty() ? Optional.empty() : Optional.of(from);
    return Decision.of(new Wish(DATE, step, again), last, done, STEPS);
  }

  private static NightRun run(State state) {
    return new NightRun(DATE, 1, 1, state, Instant.parse("2026-11-26T02:30:00Z"), "");
  }
}
