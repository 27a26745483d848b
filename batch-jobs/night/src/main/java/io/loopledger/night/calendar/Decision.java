package io.loopledger.night.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What to do about a night: the rules of restart, from what is known of its last run. */
public sealed interface Decision {
  /** Begins a run: the first, or one on demand. */
  record Begin(int run, String fromStep) implements Decision {}

  /** Goes on with a run that was cut. */
  record GoOn(NightRun run) implements Decision {}

  /** There is nothing to do. */
  record Finished(NightRun run) implements Decision {}

  /** The wish cannot be granted; says why and what to do. */
  record Refused(String why) implements Decision {}

  /**
   * What is wanted.
   *
   * @param date the night
   * @param fromStep the step to begin with; empty: where the last run was cut, or the first
   * @param again whether a finished night is run once more
   */
  record Wish(LocalDate date, Optional<String> fromStep, boolean again) {}

  /**
   * Decides.
   *
   * @param last the last run of this night
   * @param done the steps that are done in it
   * @param steps the names of all steps in order; the step to begin with is one of them
   */
  static Decision of(Wish wish, Optional<NightRun> last, Set<String> done, List<String> steps) {
    if (last.isPresent() && last.get().finished() && !wish.again()) {
      return wish.fromStep().isEmpty()
          ? new Finished(last.get())
          : new Refused(
              "The night of %s is finished; give --again to run it again from step '%s'"
                  .formatted(wish.date(), wish.fromStep().get()));
    }
    return wish.fromStep()
        .map(from -> from(from, wish, last, done, steps))
        .orElseGet(() -> plain(last));
  }

  private static Decision plain(Optional<NightRun> last) {
    if (last.isEmpty()) {
      return new Begin(1, "");
    }
    NightRun run = last.get();
    return run.finished() ? new Begin(run.run() + 1, "") : new GoOn(run);
  }

  private static Decision from(
      String from, Wish wish, Optional<NightRun> last, Set<String> done, List<String> steps) {
    Optional<String> missing =
        steps.stream()
            .takeWhile(step -> !step.equals(from))
            .filter(s -> !done.contains(s))
            .findFirst();
    if (missing.isPresent()) {
      return new Refused(
          ("Step '%s' of the night of %s is not done, so it cannot begin with '%s';"
                  + " leave --from-step out")
              .formatted(missing.get(), wish.date(), from));
    }
    if (last.isEmpty()) {
      return new Begin(1, "");
    }
    boolean whereItWasCut = !last.get().finished() && !done.contains(from);
    return whereItWasCut ? new GoOn(last.get()) : new Begin(last.get().run() + 1, from);
  }
}
