package io.loopledger.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.chaos.check.Invariant;
import io.loopledger.chaos.check.Violation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressFileTest {
  private static final Plan PLAN =
      Plan.of(1, 1, Optional.of(Fault.CUT), Optional.of(Point.parse("before-answer:raw.events")));
  private static final Violation LOST =
      new Violation(Invariant.ACCEPTED_ONCE, "event 1", "nothing", "one row");

  @Test
  void whatEndedIsReadAgainByWhoeverGoesOn(@TempDir Path folder) {
    ProgressFile before = new ProgressFile(folder);
    before.add(new RoundResult(1, PLAN, "a commit", "first\ttry", 10, 30, 5, List.of()));
    before.add(new RoundResult(2, PLAN, "", "", 20, 60, 5, List.of(LOST)));

    ProgressFile after = new ProgressFile(folder);

    String plan = "CUT at before-answer:raw.events";
    assertThat(after.ended())
        .containsExactly(
            new ProgressFile.Ended(1, plan, true, true),
            new ProgressFile.Ended(2, plan, false, false));
    assertThat(after.lastRound()).isEqualTo(2);
  }

  @Test
  void beforeTheFirstRoundThereIsNothing(@TempDir Path folder) {
    ProgressFile progress = new ProgressFile(folder);
    assertThat(progress.ended()).isEmpty();
    assertThat(progress.lastRound()).isZero();

    progress.add(new RoundResult(1, PLAN, "a commit", "", 10, 30, 5, List.of()));
    progress.clear();

    assertThat(progress.lastRound()).isZero();
  }
}
