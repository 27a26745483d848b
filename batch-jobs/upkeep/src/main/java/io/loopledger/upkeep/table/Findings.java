package io.loopledger.upkeep.table;

import io.loopledger.upkeep.Problem;
import io.loopledger.upkeep.UpkeepAlerts;
import io.loopledger.upkeep.UpkeepProgress;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects what the steps on one table find, and hands it on at once. */
public final class Findings {
  private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

  private final String table;
  private final UpkeepAlerts alerts;
  private final UpkeepProgress progress;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** Findings on a table, none so far. */
  public Findings(String table, UpkeepAlerts alerts, UpkeepProgress progress) {
    this.table = table;
    this.alerts = alerts;
    this.progress = progress;
  }

  void problem(Problem.Code code, String message) {
    Problem problem = new Problem(table, code, message);
    LOG.error("{}", problem);
    problems.add(problem);
    alerts.raise(problem);
  }

  void note(String note) {
    LOG.info("{}: {}", table, note);
    notes.add(note);
  }

  void step(String step) {
    progress.at(table, step);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  List<String> notes() {
    return List.copyOf(notes);
  }
}
