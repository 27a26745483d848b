package io.loopledger.restatement.table;

import io.loopledger.restatement.plan.EffectLine;
import io.loopledger.restatement.plan.EffectLine.Figure;
import io.loopledger.restatement.plan.EffectLine.Kind;
import io.loopledger.restatement.plan.EffectLine.Value;
import io.loopledger.restatement.plan.RestatementPlan;
import io.loopledger.restatement.plan.Target;
import io.loopledger.rows.RowAppender;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.money.Micros;
import io.loopledger.schemas.restatement.RestatementEffect;
import io.loopledger.schemas.restatement.RestatementRow;
import io.loopledger.schemas.restatement.RestatementState;
import io.loopledger.schemas.table.RestatementsTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code ops.restatements}: a row for each state that a run reaches, in the name of run and
 * state. So one that is repeated after a failure is not written a second time.
 */
public final class RestatementLog {
  private final RowAppender<RestatementRow> rows;

  /** Of a lake. */
  public RestatementLog(Lake lake) {
    this.rows = new RowAppender<>(lake, RestatementsTable.DEFINITION);
  }

  /** The run is about to be sent. */
  public void planned(RestatementPlan plan) {
    append(row(plan, plan.runId(), RestatementState.PLANNED, reverses(plan), Outcome.NONE), "");
  }

  /** Kafka has all of its commands. */
  public void sent(RestatementPlan plan) {
    append(row(plan, plan.runId(), RestatementState.SENT, reverses(plan), Outcome.NONE), "");
  }

  /**
   * All of its commands were applied or refused. One that was refused may be applied later: then
   * there is another row. If it takes a run back, and all of it, that one is told, too.
   */
  public void done(RestatementPlan plan, Outcome outcome) {
    append(
        row(plan, plan.runId(), RestatementState.DONE, reverses(plan), outcome),
        "/" + outcome.applied());
    String reversed = reverses(plan);
    boolean isWhole = plan.counts().refused() == 0 && outcome.refused().isEmpty();
    if (reversed != null && isWhole) {
      append(
          row(plan, reversed, RestatementState.REVERSED_BY, plan.runId(), outcome),
          "/" + plan.runId());
    }
  }

  private void append(RestatementRow row, String suffix) {
    String owner = "%s/%s%s".formatted(row.runId(), row.state(), suffix);
    if (!rows.isThere(owner)) {
      rows.write(row);
      rows.commit(owner);
    }
  }

  private static @Nullable String reverses(RestatementPlan plan) {
    return plan.request().target() instanceof Target.Before(String runId) ? runId : null;
  }

  private static RestatementRow row(
      RestatementPlan plan,
      String runId,
      RestatementState state,
      @Nullable String otherRun,
      Outcome outcome) {
    RestatementPlan.Counts counts = plan.counts();
    return new RestatementRow(
        runId,
        state,
        otherRun,
        counts.lowestPin(),
        counts.highestPin(),
        plan.request().target() instanceof Target.ToVersion(long version) ? version : null,
        String.join(",", new TreeSet<>(plan.request().selection().brands())),
        plan.request().reason(),
        plan.request().requestedBy(),
        plan.checkpointId(),
        counts.subjects(),
        counts.changed(),
        counts.refused(),
        counts.commands(),
        outcome.applied(),
        outcome.refused().size(),
        outcome.entries(),
        effect(plan.effect()),
        plan.request().time());
  }

  private record Account(
      String brand, String name, String measure, String cause, @Nullable String currency) {}

  /** The months of each account together. */
  private static List<RestatementEffect> effect(List<EffectLine> lines) {
    Map<Account, Value> sums = new LinkedHashMap<>();
    for (EffectLine line : lines) {
      Figure figure = line.figure();
      if (figure.kind() == Kind.ACCOUNT) {
        sums.merge(
            new Account(
                figure.brand(),
                figure.name(),
                figure.measure(),
                line.cause().name(),
                figure.reportingCurrency()),
            line.difference(),
            Value::plus);
      }
    }
    List<RestatementEffect> effect = new ArrayList<>();
    sums.forEach(
        (account, sum) ->
            effect.add(
                new RestatementEffect(
                    account.brand(),
                    account.name(),
                    account.measure(),
                    account.cause(),
                    Micros.exact(sum.amount()),
                    account.currency(),
                    account.currency() == null ? null : Micros.exact(sum.reporting()))));
    return effect;
  }
}
