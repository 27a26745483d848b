package io.loopledger.night.cli;

import io.loopledger.night.calendar.CatchUp;
import io.loopledger.night.calendar.Decision.Wish;
import io.loopledger.night.calendar.DueNights;
import io.loopledger.night.calendar.NightCalendar;
import io.loopledger.night.notify.Channels;
import io.loopledger.night.run.Conductor;
import io.loopledger.night.run.NightHouse;
import io.loopledger.night.run.Outcome;
import io.loopledger.night.run.Result;
import io.loopledger.night.schedule.NightSchedule;
import io.loopledger.night.settings.NightSettings;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.summary.NightSummary;
import io.loopledger.night.summary.SummaryFiles;
import io.loopledger.night.summary.SummaryText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs nights. */
@Command(
    name = "./loopledger nightly",
    sortOptions = false,
    description = {
      "Runs the nights that are due, or one of them: every step in order, each once. A night that"
          + " failed, was stopped or was killed goes on with the step that was cut.",
      "Writes nights/DATE/summary.txt, .json and .html of the home, and tells whom the settings"
          + " name of a failure and of findings above a threshold."
    },
    exitCodeListHeading = "%nExit codes%n",
    exitCodeList = {
      "  0:every night is finished, no findings above a threshold",
      "  1:a step failed, or findings above its threshold",
      "  2:wrong use",
      "  3:another run is active; it says whose",
      "  4:PostgreSQL of the night does not answer",
      "130, 143:stopped by Ctrl-C or SIGTERM; the next run goes on"
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger nightly",
      "  ./loopledger nightly --date 2026-11-25",
      "  ./loopledger nightly --date 2026-11-25 --again --from-step proof",
      "  ./loopledger nightly --schedule \"0 30 2 * * *\" --zone Europe/Berlin --catch-up all",
      "  ./loopledger nightly --list",
      "  Settings stand in night.properties of the home, or LOOPLEDGER_NIGHT_... : docs/night.md"
    })
final class NightlyCommand implements Callable<Integer> {
  private static final Duration POLLING = Duration.ofSeconds(10);
  private static final Duration BUSY_RETRY = Duration.ofMinutes(5);

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--date",
      paramLabel = "D",
      description = "Only the night of this business date; otherwise those that are due.")
  private @Nullable LocalDate date;

  @Option(
      names = "--from-step",
      paramLabel = "S",
      description = "Begins with this step; those before it must be done.")
  private @Nullable String fromStep;

  @Option(names = "--again", description = "Runs a night that is finished once more.")
  private boolean again;

  @Option(
      names = "--schedule",
      paramLabel = "CRON",
      description =
          "Stays and runs what is due at these times: second minute hour day month weekday.")
  private @Nullable String schedule;

  @Option(
      names = "--zone",
      paramLabel = "Z",
      description = "Whose days and times, such as Europe/Berlin; otherwise as set.")
  private @Nullable ZoneId zone;

  @Option(
      names = "--catch-up",
      paramLabel = "HOW",
      description = "Missed nights: all, newest or none; otherwise as set.")
  private @Nullable CatchUp catchUp;

  @Option(names = "--list", description = "Lists past nights and missed ones.")
  private boolean list;

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      description = "The folder that holds all state; otherwise LOOPLEDGER_HOME, or ./var.")
  private @Nullable Path home;

  NightlyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    checkCombination();
    Path folder = session.home(Optional.ofNullable(home));
    NightSettings settings = effective(NightSettings.of(folder, session.environment()));
    List<NightStep> steps = session.steps(folder);
    NightHouse house =
        new NightHouse(
            settings,
            steps,
            Channels.of(settings, session.clock()),
            new SummaryFiles(folder),
            session.clock(),
            session.screen(),
            session.stop());
    session.stopWithin(settings.stopTimeout());
    if (list) {
      LocalDate newest = settings.calendar().newestDue(session.clock().instant());
      NightList.lines(house.runs(), newest, house.files()).forEach(session.screen()::tell);
      return ExitCodes.CLEAN;
    }
    return schedule == null ? run(house) : stay(house, schedule);
  }

  private int run(NightHouse house) throws InterruptedException {
    Optional<Wish> wish = wish(house);
    String what = wish.map(one -> "--date " + one.date()).orElse("of what is due");
    Outcome outcome = house.conduct(what, conductor -> results(conductor, wish));
    switch (outcome) {
      case Outcome.Busy busy ->
          session.err().println("Error: another run is active: " + busy.holder());
      case Outcome.Conducted conducted -> conducted.results().forEach(r -> show(house, r));
    }
    return ExitCodes.of(outcome);
  }

  private static List<Result> results(Conductor conductor, Optional<Wish> wish) {
    return wish.map(one -> List.of(conductor.night(one))).orElseGet(() -> conductor.due(true));
  }

  private void show(NightHouse house, Result result) {
    switch (result) {
      case Result.Refused refused -> session.err().println("Error: " + refused.why());
      case Result.Ran ran -> show(house, ran.night());
      case Result.AlreadyFinished finished -> {
        session.screen().tell("The night is finished; --again runs it once more.");
        show(house, finished.night());
      }
    }
  }

  private void show(NightHouse house, NightSummary night) {
    session.screen().tell("");
    SummaryText.lines(night, house.settings().calendar().zone()).forEach(session.screen()::tell);
    session.screen().tell("");
    session.screen().tell("Page: " + house.files().folder(night.date()).resolve("summary.html"));
  }

  private int stay(NightHouse house, String pattern) throws InterruptedException {
    ZoneId of = house.settings().calendar().zone();
    NightSchedule.Times times = new NightSchedule.Times(pattern, of, POLLING, BUSY_RETRY);
    try {
      session
          .screen()
          .tell("Next night at %s".formatted(times.next(session.clock().instant()).atZone(of)));
    } catch (IllegalArgumentException e) {
      throw wrong("--schedule is '%s': %s".formatted(pattern, e.getMessage()));
    }
    try (NightSchedule running = NightSchedule.start(house, times)) {
      running.await();
    }
    return ExitCodes.CLEAN;
  }

  private Optional<Wish> wish(NightHouse house) {
    if (date == null) {
      return Optional.empty();
    }
    NightCalendar calendar = house.settings().calendar();
    if (date.isAfter(calendar.newestDue(session.clock().instant()))) {
      throw wrong("--date is %s, which is not over in %s".formatted(date, calendar.zone()));
    }
    List<String> names = house.steps().stream().map(NightStep::name).toList();
    if (fromStep != null && !names.contains(fromStep)) {
      throw wrong(
          "--from-step is '%s'; the steps are %s".formatted(fromStep, String.join(", ", names)));
    }
    return Optional.of(new Wish(date, Optional.ofNullable(fromStep), again));
  }

  private void checkCombination() {
    if (date == null && (again || fromStep != null)) {
      throw wrong("--again and --from-step need --date");
    }
    if (schedule != null && (date != null || list)) {
      throw wrong("--schedule goes with neither --date nor --list");
    }
  }

  private NightSettings effective(NightSettings set) {
    NightCalendar calendar =
        zone == null ? set.calendar() : new NightCalendar(zone, set.calendar().time());
    DueNights.Policy policy =
        catchUp == null ? set.policy() : new DueNights.Policy(catchUp, set.policy().limit());
    return set.with(calendar, policy);
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
