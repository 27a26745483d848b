package io.loopledger.local.cli;

import io.loopledger.delivery.text.ReportsText;
import io.loopledger.local.reports.DeclaredReports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells which reports come when. */
@Command(
    name = "schedule",
    sortOptions = false,
    description = "Tells which declared reports come when, each in the zone of its schedule.",
    footerHeading = "%nExamples%n",
    footer = {"  ./loopledger report schedule", "  ./loopledger report schedule --ahead 92d"})
final class ReportScheduleCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--ahead",
      paramLabel = "SPAN",
      defaultValue = "35d",
      description = "How far to look, such as 35d (${DEFAULT-VALUE}).")
  private Duration ahead = Duration.ofDays(35);

  ReportScheduleCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Definitions definitions = new Definitions(session);
    DeclaredReports declared = DeclaredReports.of(session.platform(), definitions.catalog());
    Instant now = Clock.systemUTC().instant();
    definitions.print(ReportsText.schedule(declared.schedules(), now, now.plus(ahead)));
    return 0;
  }
}
