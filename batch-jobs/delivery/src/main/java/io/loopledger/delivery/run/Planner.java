package io.loopledger.delivery.run;

import io.loopledger.delivery.book.Due;
import io.loopledger.delivery.book.OneLine;
import io.loopledger.delivery.schedule.CatchUp;
import io.loopledger.delivery.schedule.ReportSchedule;
import io.loopledger.delivery.schedule.ScheduledReport;
import io.loopledger.delivery.store.DueRows;
import io.loopledger.night.step.ServerDown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes into the book what has become due since it was last looked at. */
final class Planner {
  private final DeliveryParts parts;
  private final DueRows rows;

  Planner(DeliveryParts parts) {
    this.parts = parts;
    this.rows = new DueRows(parts.database());
  }

  void plan(Tally tally) {
    for (ScheduledReport report : parts.reports()) {
      report.schedule().ifPresent(schedule -> tryToPlan(report, schedule, tally));
    }
  }

  /** One report that cannot be planned keeps none of the others; its mark stays where it was. */
  private void tryToPlan(ScheduledReport report, ReportSchedule schedule, Tally tally) {
    try {
      plan(report, schedule, tally);
    } catch (ServerDown e) {
      throw e;
    } catch (RuntimeException e) {
      tally.problem("%s could not be planned: %s".formatted(report.name(), OneLine.of(e)));
    }
  }

  private void plan(ScheduledReport report, ReportSchedule schedule, Tally tally) {
    Instant now = parts.clock().instant();
    Optional<Instant> until = rows.plannedUntil(report.name());
    if (until.isEmpty()) {
      // nothing of before it was declared was missed
      rows.plan(report.name(), List.of(), List.of(), now);
      return;
    }
    if (!now.isAfter(until.get())) {
      return;
    }
    CatchUp.Choice choice = report.catchUp().choose(schedule.due(until.get(), now), now);
    rows.plan(
        report.name(),
        choice.due().stream().map(time -> due(report, time)).toList(),
        choice.skipped().stream()
            .map(skip -> new DueRows.Skipped(due(report, skip.dueAt()), skip.reason()))
            .toList(),
        now);
    tally.planned(choice.due().size(), choice.skipped().size());
  }

  private Due due(ScheduledReport report, Instant time) {
    return new Due(report.name(), time, parts.maker().period(report.name(), time));
  }
}
