package io.loopledger.night.testing;

import io.loopledger.night.calendar.NightRun;
import io.loopledger.night.run.NightEvents;
import io.loopledger.night.step.ServerDown;
import io.loopledger.night.summary.StepSummary;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what happened. */
public final class Events implements NightEvents {
  private static final long PATIENCE_MILLIS = 60_000;

  private final List<String> told = new CopyOnWriteArrayList<>();

  /** Everything but progress, in order. */
  public List<String> told() {
    return told;
  }

  /** Waits until something was told that begins so. */
  public void await(String beginning) throws InterruptedException {
    synchronized (told) {
      while (told.stream().noneMatch(line -> line.startsWith(beginning))) {
        told.wait(PATIENCE_MILLIS);
      }
    }
  }

  private void add(String line) {
    synchronized (told) {
      told.add(line);
      told.notifyAll();
    }
  }

  @Override
  public void nightBegins(NightRun run, int attempt) {
    add("%s attempt %d".formatted(run.id(), attempt));
  }

  @Override
  public void stepBegins(String step, int position, int steps) {
    add("%s %d/%d".formatted(step, position, steps));
  }

  @Override
  public void at(long done, long total, String what) {}

  @Override
  public void waiting(ServerDown down, Duration wait, int retry, int times) {
    add("waiting %d ms for %s, %d of %d".formatted(wait.toMillis(), down.what(), retry, times));
  }

  @Override
  public void stepEnds(StepSummary step) {
    add("%s %s".formatted(step.name(), step.state().words()));
  }

  @Override
  public void tell(String line) {
    add(line);
  }
}
