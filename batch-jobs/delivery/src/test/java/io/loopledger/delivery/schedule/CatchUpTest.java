package io.loopledger.delivery.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.delivery.schedule.CatchUp.Policy;
import io.loopledger.delivery.schedule.CatchUp.Skip;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatchUpTest {
  private static final Instant SEPTEMBER = Instant.parse("2026-09-01T04:00:00Z");
  private static final Instant OCTOBER = Instant.parse("2026-10-01T04:00:00Z");
  private static final Instant NOVEMBER = Instant.parse("2026-11-01T05:00:00Z");
  private static final List<Instant> TIMES = List.of(SEPTEMBER, OCTOBER, NOVEMBER);

  /** Three hours after the newest. */
  private static final Instant NOW = Instant.parse("2026-11-01T08:00:00Z");

  @Test
  void allCountButWhatIsTooOld() {
    CatchUp.Choice choice = policy(Policy.ALL, 35).choose(TIMES, NOW);

    assertThat(choice.due()).containsExactly(OCTOBER, NOVEMBER);
    assertThat(choice.skipped())
        .containsExactly(new Skip(SEPTEMBER, "missed more than 35 days ago (catch-up-days)"));
  }

  @Test
  void onlyTheLatestCounts() {
    CatchUp.Choice choice = policy(Policy.LATEST, 35).choose(TIMES, NOW);

    assertThat(choice.due()).containsExactly(NOVEMBER);
    assertThat(choice.skipped())
        .containsExactly(
            new Skip(SEPTEMBER, "missed more than 35 days ago (catch-up-days)"),
            new Skip(OCTOBER, "a later one is due; catch-up is latest"));
  }

  @Test
  void theLatestMayBeTooOldAsWell() {
    assertThat(policy(Policy.LATEST, 35).choose(List.of(SEPTEMBER), NOW).due()).isEmpty();
  }

  @Test
  void noneCountsThatWasMissed() {
    assertThat(policy(Policy.NONE, 35).choose(List.of(NOVEMBER), NOW).skipped())
        .containsExactly(new Skip(NOVEMBER, "missed; catch-up is none"));
  }

  @Test
  void aTimeThatHasJustComeWasNotMissed() {
    Instant hourAfter = NOVEMBER.plus(Duration.ofHours(1));

    assertThat(policy(Policy.NONE, 35).choose(TIMES, hourAfter).due()).containsExactly(NOVEMBER);
    assertThat(policy(Policy.NONE, 35).choose(TIMES, hourAfter.plusSeconds(1)).due()).isEmpty();
  }

  private static CatchUp policy(Policy policy, int days) {
    return new CatchUp(policy, Duration.ofDays(days), Duration.ofHours(1));
  }
}
