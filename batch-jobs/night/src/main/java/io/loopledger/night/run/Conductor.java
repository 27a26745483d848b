package io.loopledger.night.run;

import io.loopledger.night.batch.NightBatch;
import io.loopledger.night.calendar.Decision;
import io.loopledger.night.calendar.Decision.Wish;
import io.loopledger.night.calendar.DueNights;
import io.loopledger.night.calendar.NightRun;
import io.loopledger.night.notify.Notifier;
import io.loopledger.night.settings.NightSettings;
import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.summary.NightSummary;
import io.loopledger.night.summary.StepSummary;
import io.loopledger.night.summary.SummaryFiles;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs nights, one after the other. Its maker holds the lock, so nobody else does, and whatever the
 * job repository says is running is dead.
 */
public final class Conductor {
  private final NightBatch batch;
  private final List<NightStep> steps;
  private final NightSettings settings;
  private final StepCaller caller;
  private final Clock clock;
  private final NightEvents events;
  private final Notifier notifier;
  private final SummaryFiles files;

  Conductor(
      NightBatch batch,
      List<NightStep> steps,
      NightSettings settings,
      StepCaller caller,
      Clock clock,
      NightEvents events,
      Notifier notifier,
      SummaryFiles files) {
    this.batch = batch;
    this.steps = List.copyOf(steps);
    this.settings = settings;
    this.caller = caller;
    this.clock = clock;
    this.events = events;
    this.notifier = notifier;
    this.files = files;
  }

  /** Takes up what a killed process left: its attempts, and a finished night nobody was told of. */
  void takeUp() {
    batch.recover();
    List<NightRun> runs = batch.runs();
    if (!runs.isEmpty() && runs.getLast().finished()) {
      settle(runs.getLast());
    }
  }

  /**
   * Runs the nights that are due, the oldest first; a night that is not finished holds up the later
   * ones.
   *
   * @param onTime whether the newest night's time has just come
   */
  public List<Result> due(boolean onTime) {
    Map<LocalDate, NightRun> last = new TreeMap<>();
    batch.runs().forEach(run -> last.put(run.date(), run));
    Set<LocalDate> finished =
        last.values().stream()
            .filter(NightRun::finished)
            .map(NightRun::date)
            .collect(Collectors.toSet());
    DueNights due =
        DueNights.of(
            settings.policy(),
            last.keySet().stream().findFirst(),
            finished,
            settings.calendar().newestDue(clock.instant()),
            onTime);
    tell(due);
    List<Result> results = new ArrayList<>();
    for (LocalDate date : due.now()) {
      Result result = night(new Wish(date, Optional.empty(), false));
      results.add(result);
      if (!(result instanceof Result.Ran ran) || !ran.night().finished()) {
        events.tell("Later nights wait until the night of %s is finished.".formatted(date));
        break;
      }
    }
    return results;
  }

  private void tell(DueNights due) {
    if (due.now().isEmpty()) {
      events.tell("No night is due.");
    }
    if (due.now().size() > 1) {
      events.tell("Catching up %d nights: %s".formatted(due.now().size(), dates(due.now())));
    }
    if (!due.later().isEmpty()) {
      events.tell("Due too, but left for the next run: " + dates(due.later()));
    }
    if (!due.passedOver().isEmpty()) {
      events.tell(
          "Missed, and not run by the catch-up policy '%s': %s. To run one: ./loopledger nightly --date DATE"
              .formatted(settings.policy().catchUp().word(), dates(due.passedOver())));
    }
  }

  private static String dates(List<LocalDate> dates) {
    return dates.size() <= 3
        ? String.join(", ", dates.stream().map(LocalDate::toString).toList())
        : "%s to %s".formatted(dates.getFirst(), dates.getLast());
  }

  /** Runs one night, or goes on with it. */
  public Result night(Wish wish) {
    Optional<NightRun> last =
        batch.runs().stream()
            .filter(run -> run.date().equals(wish.date()))
            .reduce((earlier, later) -> later);
    Set<String> done =
        last.map(run -> batch.summaries(run, names())).orElse(Map.of()).values().stream()
            .filter(StepSummary::done)
            .map(StepSummary::name)
            .collect(Collectors.toSet());
    return switch (Decision.of(wish, last, done, names())) {
      case Decision.Begin begin -> new Result.Ran(attempt(fresh(wish.date(), begin), 1));
      case Decision.GoOn goOn -> new Result.Ran(attempt(goOn.run(), goOn.run().attempts() + 1));
      case Decision.Finished finished -> new Result.AlreadyFinished(settle(finished.run()));
      case Decision.Refused refused -> new Result.Refused(refused.why());
    };
  }

  private NightRun fresh(LocalDate date, Decision.Begin begin) {
    return new NightRun(
        date,
        begin.run(),
        0,
        NightRun.State.RUNNING,
        settings.calendar().nominalTime(date),
        begin.fromStep());
  }

  private NightSummary attempt(NightRun run, int attempt) {
    events.nightBegins(run, attempt);
    NightContext context = new NightContext(run.date(), run.nominalTime(), run.id(), attempt);
    Map<String, StepSummary> takenOver = takenOver(run);
    NightRun.State state =
        batch.run(
            run,
            names(),
            name -> takenOver.containsKey(name) ? takenOver.get(name) : call(name, context));
    NightSummary night = summary(run, attempt, state);
    files.write(night, settings.calendar().zone());
    notifier.tell(night).forEach(events::tell);
    return night;
  }

  private StepSummary call(String name, NightContext context) {
    int position = names().indexOf(name);
    events.stepBegins(name, position + 1, steps.size());
    StepSummary summary = caller.call(steps.get(position), context, settings.thresholds().of(name));
    events.stepEnds(summary);
    return summary;
  }

  /** What the run before did, of the steps that this one does not begin with. */
  private Map<String, StepSummary> takenOver(NightRun run) {
    Map<String, StepSummary> takenOver = new LinkedHashMap<>();
    if (run.fromStep().isEmpty()) {
      return takenOver;
    }
    NightRun before =
        new NightRun(run.date(), run.run() - 1, 1, NightRun.State.FINISHED, run.nominalTime(), "");
    List<String> earlier =
        names().stream().takeWhile(name -> !name.equals(run.fromStep())).toList();
    batch
        .summaries(before, earlier)
        .forEach((name, summary) -> takenOver.put(name, summary.takenOver()));
    return takenOver;
  }

  private NightSummary summary(NightRun run, int attempt, NightRun.State state) {
    Map<String, StepSummary> known = batch.summaries(run, names());
    List<StepSummary> all = new ArrayList<>();
    boolean failed = state == NightRun.State.FAILED;
    for (String name : names()) {
      StepSummary summary = known.get(name);
      if (summary == null) {
        // the first step without a report is where the attempt ended
        summary =
            failed
                ? StepSummary.withoutReport(name, "it ended without a report; the log says more")
                : StepSummary.notRun(name);
      }
      failed = failed && summary.done();
      all.add(summary);
    }
    return new NightSummary(run.date(), run.id(), attempt, run.nominalTime(), all);
  }

  /** Writes and tells what a process that was killed at the very end did not. */
  private NightSummary settle(NightRun run) {
    NightSummary night = summary(run, run.attempts(), run.state());
    if (!Files.exists(files.folder(run.date()).resolve("summary.html"))) {
      files.write(night, settings.calendar().zone());
    }
    notifier.tell(night).forEach(events::tell);
    return night;
  }

  private List<String> names() {
    return steps.stream().map(NightStep::name).toList();
  }
}
