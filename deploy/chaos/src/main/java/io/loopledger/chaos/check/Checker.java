package io.loopledger.chaos.check;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.reference.ReferenceLog;
import java.util.ArrayList;
import java.util.List;

/** Holds a lake to what Kafka was given. */
public final class Checker {
  private final PostingEngine engine;

  /** A checker that folds with the reference data of this log. */
  public Checker(ReferenceLog references) {
    this.engine = new PostingEngine(Chart.builtIn(), references::at);
  }

  /**
   * What was looked at, and what is wrong with it.
   *
   * @param records committed records of the event topics
   * @param events rows of {@code raw.events}
   * @param entries rows of {@code ledger.entries}
   * @param files data files that were read
   */
  public record Result(
      List<Violation> violations, int records, int events, int entries, int files) {
    public Result {
      violations = List.copyOf(violations);
    }
  }

  /** Checks all invariants. */
  public Result check(TableRows lake, Topics topics) {
    List<Violation> violations = new ArrayList<>(lake.broken());
    violations.addAll(new EventsCheck(lake, topics).violations());
    violations.addAll(new OffsetsCheck(lake, topics).violations());
    violations.addAll(new RefoldCheck(lake, engine).violations());
    violations.addAll(new EntriesCheck(lake).violations());
    violations.addAll(new RollupCheck(lake).violations());
    violations.addAll(new LettersCheck(lake, topics).violations());
    return new Result(
        violations,
        topics.records().size(),
        lake.rawEvents().size(),
        lake.entries().size(),
        lake.files());
  }
}
