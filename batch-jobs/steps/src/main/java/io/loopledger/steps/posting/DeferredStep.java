package io.loopledger.steps.posting;

import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.step.Severity;
import io.loopledger.night.step.StepProgress;
import io.loopledger.night.step.StepReport;
import io.loopledger.proof.rehydrate.LaidAside;
import io.loopledger.proof.rehydrate.Rehydrations;
import io.loopledger.schemas.command.CommandMessage;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Empties {@code ops.deferred}: brings evicted cycles back, then sends what waited for them once
 * more. Called again it sends only what still waits; commands have ids of their own, and an event
 * counts once.
 */
public final class DeferredStep implements NightStep {
  private final Rehydrations rehydrations;
  private final Consumer<List<CommandMessage>> commands;
  private final Consumer<List<LaidAside>> replay;
  private final NightStep posted;

  /**
   * A step.
   *
   * @param commands sends commands to the posting job
   * @param replay puts records behind the others of their topic
   * @param posted waits until all that was sent is posted
   */
  public DeferredStep(
      Rehydrations rehydrations,
      Consumer<List<CommandMessage>> commands,
      Consumer<List<LaidAside>> replay,
      NightStep posted) {
    this.rehydrations = rehydrations;
    this.commands = commands;
    this.replay = replay;
    this.posted = posted;
  }

  @Override
  public String name() {
    return "deferred";
  }

  @Override
  public StepReport run(NightContext context, StepProgress progress) throws Exception {
    List<LaidAside> waiting = rehydrations.waiting();
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    figures.put("records that waited", BigDecimal.valueOf(waiting.size()));
    if (waiting.isEmpty()) {
      return StepReport.clean(figures, List.of());
    }
    List<CommandMessage> rehydrate = rehydrations.commands(waiting);
    commands.accept(rehydrate);
    posted.run(context, progress);
    replay.accept(waiting);
    posted.run(context, progress);
    List<LaidAside> left = rehydrations.waiting();
    figures.put("subjects brought back", BigDecimal.valueOf(rehydrate.size()));
    figures.put("records that still wait", BigDecimal.valueOf(left.size()));
    return left.isEmpty()
        ? StepReport.clean(figures, List.of())
        : new StepReport(
            figures,
            left.size(),
            left.stream()
                .limit(20)
                .map(
                    one ->
                        "'%s' of '%s' still waits; see ops.rejections for its command"
                            .formatted(one.id(), one.subject()))
                .toList(),
            Severity.NOTICE);
  }
}
