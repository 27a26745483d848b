package io.loopledger.night.run;

import java.util.List;

/** What came of asking to run nights. */
public sealed interface Outcome {
  /** We were the one runner. */
  record Conducted(List<Result> results) implements Outcome {
    public Conducted {
      results = List.copyOf(results);
    }
  }

  /** Another runs nights of this lake; says who. */
  record Busy(String holder) implements Outcome {}
}
