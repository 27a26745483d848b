package io.loopledger.delivery.run;

import java.util.ArrayList;
import java.util.List;

/** Counts what a run does. */
final class Tally {
  private final List<String> problems = new ArrayList<>();
  private int due;
  private int skipped;
  private int made;
  private int delivered;

  void planned(int dueCount, int skippedCount) {
    due += dueCount;
    skipped += skippedCount;
  }

  void made() {
    made++;
  }

  void delivered() {
    delivered++;
  }

  void problem(String line) {
    problems.add(line);
  }

  RunResult.Done result() {
    return new RunResult.Done(due, skipped, made, delivered, problems);
  }
}
