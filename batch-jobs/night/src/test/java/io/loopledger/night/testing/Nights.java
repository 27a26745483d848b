package io.loopledger.night.testing;

import io.loopledger.night.calendar.Decision.Wish;
import io.loopledger.night.notify.Channel;
import io.loopledger.night.run.NightHouse;
import io.loopledger.night.run.Outcome;
import io.loopledger.night.run.Result;
import io.loopledger.night.run.StopSignal;
import io.loopledger.night.settings.NightSettings;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.summary.NightSummary;
import io.loopledger.night.summary.SummaryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nights of one database, run in this JVM. */
public final class Nights {
  private final Path home;
  private final Work work;
  private final Clock clock;
  private final Events events = new Events();
  private final Map<String, String> environment = new HashMap<>();
  private StopSignal stop = new StopSignal();
  private List<Channel> channels = List.of();

  public Nights(Path home, Clock clock) {
    this.home = home;
    this.clock = clock;
    this.work = new Work(Postgres.freshDatabase()).create();
    environment.put("LOOPLEDGER_NIGHT_DB_URL", work.url());
    environment.put("LOOPLEDGER_NIGHT_DB_USER", "postgres");
    environment.put("LOOPLEDGER_NIGHT_RETRY_FIRST", "1ms");
    environment.put("LOOPLEDGER_NIGHT_RETRY_LONGEST", "4ms");
    try {
      Files.writeString(home.resolve("night.properties"), "db-password-file=\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets a setting, such as {@code CATCH_UP}. */
  public Nights set(String setting, String value) {
    environment.put("LOOPLEDGER_NIGHT_" + setting, value);
    return this;
  }

  /** Who is told. */
  public Nights tell(Channel... told) {
    channels = List.of(told);
    return this;
  }

  /** What steps did. */
  public Work work() {
    return work;
  }

  /** What happened. */
  public List<String> told() {
    return events.told();
  }

  /** Waits until something was told that begins so. */
  public void await(String beginning) throws InterruptedException {
    events.await(beginning);
  }

  /** The variables of a process. */
  public Map<String, String> environment() {
    return environment;
  }

  /** The wish to stop, given again for each run. */
  public StopSignal stop() {
    return stop;
  }

  /** A house of these steps. */
  public NightHouse house(List<NightStep> steps) {
    stop = new StopSignal();
    NightSettings settings = NightSettings.of(home, environment);
    return new NightHouse(settings, steps, channels, new SummaryFiles(home), clock, events, stop);
  }

  /** Runs a night. */
  public Result run(Wish wish, NightStep... steps) throws InterruptedException {
    Outcome outcome =
        house(List.of(steps)).conduct("a test", conductor -> List.of(conductor.night(wish)));
    return ((Outcome.Conducted) outcome).results().getFirst();
  }

  /** Runs a night as it comes; it must be run. */
  public NightSummary run(String date, NightStep... steps) throws InterruptedException {
    return ((Result.Ran) run(wish(date), steps)).night();
  }

  /** Runs what is due. */
  public List<Result> due(boolean onTime, NightStep... steps) throws InterruptedException {
    Outcome outcome = house(List.of(steps)).conduct("a test", conductor -> conductor.due(onTime));
    return ((Outcome.Conducted) outcome).results();
  }

  /** A night without more wishes. */
  public static Wish wish(String date) {
    return new Wish(LocalDate.parse(date), Optional.empty(), false);
  }
}
