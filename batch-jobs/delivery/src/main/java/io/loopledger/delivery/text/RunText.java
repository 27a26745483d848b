package io.loopledger.delivery.text;

import io.loopledger.delivery.book.OneLine;
import io.loopledger.delivery.run.RunPoint;
import io.loopledger.delivery.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code report run} and {@code report resend}: what happens, and what came of it. */
public final class RunText {
  private RunText() {}

  /** A progress line, for the points that a person wants to see. */
  public static Optional<String> progress(RunPoint point, String what) {
    return switch (point) {
      case TAKING_UP -> Optional.of("taking up " + what);
      case MAKING -> Optional.of("making " + what);
      case MADE -> Optional.of("made " + what);
      case DELIVERING -> Optional.of("delivering " + what);
      case DELIVERED -> Optional.of("delivered " + what);
      case FAILED -> Optional.of("failed " + what);
      case REMOVING -> Optional.of("removing the files of " + what);
      case PLANNING, WRITTEN, ARRIVED, TELLING, TOLD -> Optional.empty();
    };
  }

  /** What came of a run. */
  public static List<String> lines(RunResult result) {
    return switch (result) {
      case RunResult.Busy busy ->
          List.of(
              "Another run is at it: %s. Nothing was done.".formatted(OneLine.of(busy.holder())));
      case RunResult.Done done -> {
        List<String> lines = new ArrayList<>();
        lines.add(
            "%d became due (%d skipped), %d made, %d delivered, %d failed."
                .formatted(
                    done.due(),
                    done.skipped(),
                    done.made(),
                    done.delivered(),
                    done.problems().size()));
        done.problems().forEach(problem -> lines.add("Problem: " + OneLine.of(problem)));
        if (!done.problems().isEmpty()) {
          lines.add("States and next attempts: ./loopledger report deliveries");
        }
        yield lines;
      }
    };
  }

  /** 0: all is well; 1: something failed; 3: another run is at it. */
  public static int exitCode(RunResult result) {
    return switch (result) {
      case RunResult.Busy busy -> 3;
      case RunResult.Done done -> done.problems().isEmpty() ? 0 : 1;
    };
  }

  /** What is set to be sent again. */
  public static List<String> resend(List<String> ids) {
    List<String> lines = new ArrayList<>();
    ids.forEach(id -> lines.add("%s is sent again by the next run.".formatted(id)));
    lines.add("Now: ./loopledger report run --due");
    return lines;
  }
}
