package io.loopledger.close;

import io.loopledger.close.check.ClosePolicy;
import io.loopledger.schemas.lake.Lake;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;

/** A close in a process of its own, which stands still before a step until it is told or killed. */
public final class CloseChild {
  private CloseChild() {}

  /** Arguments: the places, period, brand, step to stand still at (or NONE). */
  public static void main(String[] args) throws Exception {
    List<String> arguments = Arrays.asList(args);
    LakePlaces places = LakePlaces.of(arguments);
    String stop = arguments.get(7);
    try (Lake lake = places.lake()) {
      CloseProgress progress =
          (step, detail) -> {
            System.out.println("AT " + step);
            if (step.name().equals(stop)) {
              standStill();
            }
          };
      CloseOutcome outcome =
          new PeriodClose(places.parts(lake), ClosePolicy.DEFAULT, Clock.systemUTC(), progress)
              .close(
                  new CloseRequest(
                      YearMonth.parse(arguments.get(5)),
                      arguments.get(6),
                      "child",
                      "month-end close",
                      CloseRequest.Checks.BINDING));
      System.out.println("OUTCOME " + outcome);
    }
  }

  private static void standStill() {
    try {
      System.in.read();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
