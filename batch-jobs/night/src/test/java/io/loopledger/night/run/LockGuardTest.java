package io.loopledger.night.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.night.settings.NightSettings;
import io.loopledger.night.step.StopRequested;
import io.loopledger.night.store.NightDatabase;
import io.loopledger.night.store.NightLock;
import io.loopledger.night.testing.Nights;
import io.loopledger.night.testing.TestClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockGuardTest {
  private final Clock clock = TestClock.standing("2026-11-26T03:00:00Z");

  @Test
  void aLockThatPostgresHasForgottenStopsTheNightAndIsFreeForOthers(@TempDir Path home) {
    Nights nights = new Nights(home, clock);
    NightSettings settings = NightSettings.of(home, nights.environment());
    try (NightDatabase database = NightDatabase.open(settings.database());
        NightLock lock = ours(database)) {
      LockGuard guard = new LockGuard(lock, new StopSignal(), Duration.ZERO);
      assertThatCode(guard::run).doesNotThrowAnyException();
      assertThat(guard.lost()).isFalse();

      nights
          .work()
          .query(
              "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
                  + " WHERE application_name LIKE 'nightly the test%'");

      assertThatThrownBy(guard::run)
          .isInstanceOf(StopRequested.class)
          .hasMessage("PostgreSQL has forgotten that this process runs the night");
      assertThat(guard.lost()).isTrue();
      ours(database).close();
    }
  }

  @Test
  void theWishToStopIsHeardAtOnce(@TempDir Path home) {
    Nights nights = new Nights(home, clock);
    NightSettings settings = NightSettings.of(home, nights.environment());
    StopSignal stop = new StopSignal();
    try (NightDatabase database = NightDatabase.open(settings.database());
        NightLock lock = ours(database)) {
      LockGuard guard = new LockGuard(lock, stop, Duration.ofDays(1));
      stop.request("SIGTERM");

      assertThatThrownBy(guard::run).isInstanceOf(StopRequested.class).hasMessage("SIGTERM");
      assertThat(guard.lost()).isFalse();
    }
  }

  /** Of a session that only ends PostgreSQL keeps the lock for a moment. */
  @Test
  void aLockThatWasGivenBackIsFreeAtOnce(@TempDir Path home) {
    Nights nights = new Nights(home, clock);
    NightSettings settings = NightSettings.of(home, nights.environment());
    try (NightDatabase database = NightDatabase.open(settings.database())) {
      for (int i = 0; i < 200; i++) {
        ours(database).close();
      }
    }
  }

  private NightLock ours(NightDatabase database) {
    return ((NightLock.Answer.Ours) NightLock.ask(database, "the test", clock)).lock();
  }
}
