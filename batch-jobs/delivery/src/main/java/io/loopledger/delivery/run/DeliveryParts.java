package io.loopledger.delivery.run;

import io.loopledger.delivery.carry.Carrier;
import io.loopledger.delivery.destination.Target;
import io.loopledger.delivery.schedule.ScheduledReport;
import io.loopledger.delivery.settings.DeliverySettings;
import io.loopledger.delivery.store.ReportDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a run works with.
 *
 * @param reports all that are declared
 * @param carriers the carrier to a target
 * @param outbox where packages wait; nothing else may be in it
 */
public record DeliveryParts(
    ReportDatabase database,
    List<ScheduledReport> reports,
    DeliverySettings settings,
    PackageMaker maker,
    Function<Target, Carrier> carriers,
    Alarm alarm,
    Path outbox,
    Clock clock,
    RunProgress progress) {
  public DeliveryParts {
    reports = List.copyOf(reports);
  }

  /** A declared report. */
  Optional<ScheduledReport> report(String name) {
    return reports.stream().filter(report -> report.name().equals(name)).findFirst();
  }
}
