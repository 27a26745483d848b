package io.loopledger.dayend.night;

import io.loopledger.dayend.DayComputing;
import io.loopledger.dayend.DayEndResult;
import io.loopledger.dayend.Events;
import io.loopledger.dayend.decide.Kind;
import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.step.ServerDown;
import io.loopledger.night.step.Severity;
import io.loopledger.night.step.StepProgress;
import io.loopledger.night.step.StepReport;
import io.loopledger.schemas.event.Corrections;
import io.loopledger.schemas.event.Documents;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.LoopEnd;
import io.loopledger.schemas.event.Payout;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The day's own events as a step of the night: decided, kept in a plan file, published. */
public final class DayEndStep implements NightStep {
  private static final int BATCH = 500;
  private static final String CORRECTIONS = "corrections";

  private final DayComputing computing;
  private final Events events;
  private final Path nights;

  /**
   * Makes the step.
   *
   * @param computing what computes the events of a date
   * @param events where they go
   * @param nights the folder of all nights in the home; plans go to a folder of the date in it
   */
  public DayEndStep(DayComputing computing, Events events, Path nights) {
    this.computing = computing;
    this.events = events;
    this.nights = nights;
  }

  @Override
  public String name() {
    return "day-end";
  }

  @Override
  public StepReport run(NightContext context, StepProgress progress)
      throws SQLException, IOException {
    PlanFile plan =
        new PlanFile(nights.resolve(context.businessDate().toString()), context.runId());
    DayEndResult result = plan.read().orElse(null);
    if (result == null) {
      result = computed(context.businessDate(), progress);
      plan.write(result);
    }
    publish(result.events(), progress);
    return report(result);
  }

  private DayEndResult computed(LocalDate date, StepProgress progress)
      throws SQLException, IOException {
    requirePosted(date);
    return computing.run(date, progress);
  }

  /**
   * A night builds on the one before: without its events in the lake a unit would be written down
   * twice. So a night that makes up for missed ones waits until the posting job has caught up.
   */
  private void requirePosted(LocalDate date) throws SQLException, IOException {
    for (PlanFile before : PlanFile.newestUpTo(nights, date)) {
      DayEndResult plan = before.read().orElse(null);
      long missing = plan == null ? 0 : computing.notPosted(plan.events());
      if (missing > 0) {
        throw new ServerDown(
            "the posting job (%d events of %s are neither posted nor rejected)"
                .formatted(missing, before),
            null);
      }
    }
  }

  private void publish(List<Event> all, StepProgress progress) {
    for (int from = 0; from < all.size(); from += BATCH) {
      progress.at(from, all.size(), "events published");
      events.publish(all.subList(from, Math.min(all.size(), from + BATCH)));
    }
    progress.at(all.size(), all.size(), "events published");
  }

  private static StepReport report(DayEndResult result) {
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      figures.put(kind.figure(), BigDecimal.ZERO);
    }
    figures.put(CORRECTIONS, BigDecimal.ZERO);
    for (Event event : result.events()) {
      figures.merge(figure(event), BigDecimal.ONE, BigDecimal::add);
    }
    List<String> lines = new ArrayList<>(result.problems());
    lines.addAll(result.notes());
    long findings = result.problems().size();
    return new StepReport(
        figures, findings, lines, findings == 0 ? Severity.CLEAN : Severity.NOTICE);
  }

  private static String figure(Event event) {
    return switch (event.data()) {
      case Documents.HoldingAccrued any -> Kind.HOLDING.figure();
      case Payout.VoucherExpired any -> Kind.VOUCHERS.figure();
      case LoopEnd.UnitWrittenDown any -> Kind.WRITE_DOWNS.figure();
      case Documents.GlobalMarginComputed any -> Kind.GLOBAL_MARGIN.figure();
      case Documents.OverheadAllocated any -> Kind.OVERHEAD.figure();
      case Documents.ExpectedReturnsEstimated any -> Kind.EXPECTED_RETURNS.figure();
      case Corrections any -> CORRECTIONS;
      default -> throw new IllegalStateException("no day's end makes a " + event.type());
    };
  }
}
