package io.loopledger.restatement;

import io.loopledger.restatement.file.PlanFolder;
import io.loopledger.restatement.plan.RestatementPlan;
import io.loopledger.restatement.table.Outcome;
import io.loopledger.restatement.table.Outcomes;
import io.loopledger.restatement.table.RestatementLog;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.lake.Lake;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Sends a plan's commands and tells what became of them. It may be killed anywhere and called
 * again: commands that were applied are not sent again, and one that is sent twice counts once.
 */
public final class RestatementRun {
  private static final int AT_A_TIME = 1_000;

  private final CommandPort commands;
  private final Outcomes outcomes;
  private final RestatementLog log;
  private final RestatementProgress progress;

  /** A run on a lake. */
  public RestatementRun(
      Lake lake, Trino trino, CommandPort commands, RestatementProgress progress) {
    this.commands = commands;
    this.outcomes = new Outcomes(trino);
    this.log = new RestatementLog(lake);
    this.progress = progress;
  }

  /** Sends what was not applied yet; how many commands these were. */
  public long send(PlanFolder folder) throws IOException, SQLException {
    RestatementPlan plan = folder.read();
    log.planned(plan);
    Set<String> applied = outcomes.applied(plan.runId());
    Batch batch = new Batch(plan.counts().commands());
    folder.commands(
        command -> {
          if (!applied.contains(command.commandId())) {
            batch.add(command);
          }
        });
    batch.send();
    log.sent(plan);
    return batch.sent;
  }

  /**
   * Waits for what became of them.
   *
   * @throws IllegalStateException if the tables say nothing about some of them; then the run can be
   *     called again
   */
  public Outcome await(PlanFolder folder) throws IOException, SQLException {
    RestatementPlan plan = folder.read();
    commands.await();
    Outcome outcome = outcomes.of(plan.runId());
    long known = outcome.applied() + outcome.refused().size();
    if (known < plan.counts().commands()) {
      throw new IllegalStateException(
          "run %s: of %d commands %d are neither in ops.commands nor in ops.rejections; run it again with --resume %s"
              .formatted(
                  plan.runId(),
                  plan.counts().commands(),
                  plan.counts().commands() - known,
                  plan.runId()));
    }
    log.done(plan, outcome);
    return outcome;
  }

  private final class Batch {
    private final List<CommandMessage> waiting = new ArrayList<>();
    private final long all;
    private long sent;

    Batch(long all) {
      this.all = all;
    }

    void add(CommandMessage command) {
      waiting.add(command);
      if (waiting.size() == AT_A_TIME) {
        send();
      }
    }

    void send() {
      if (!waiting.isEmpty()) {
        commands.send(List.copyOf(waiting));
        sent += waiting.size();
        waiting.clear();
        progress.sent(sent, all);
      }
    }
  }
}
