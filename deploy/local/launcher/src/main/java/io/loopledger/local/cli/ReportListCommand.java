package io.loopledger.local.cli;

import io.loopledger.brandreports.declaration.SampleReport;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.delivery.book.Delivery;
import io.loopledger.delivery.book.DueReport;
import io.loopledger.delivery.store.DeliveryRows;
import io.loopledger.delivery.store.DueRows;
import io.loopledger.delivery.store.ReportDatabase;
import io.loopledger.delivery.text.ReportsText;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.reports.DeclaredReports;
import io.loopledger.local.reports.LocalDeliveries;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the reports that are declared. */
@Command(
    name = "list",
    sortOptions = false,
    description =
        "Lists the reports that are declared in reports/ of the home: when they are due next, where"
            + " they go, and what came of the last one. A wrong file is told with all that is wrong.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger report list",
      "  ./loopledger report list --sample > var/reports/monthly.yaml     # a file to begin with"
    })
final class ReportListCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--json", description = "As JSON; times are UTC.")
  private boolean isJson;

  @Option(names = "--sample", description = "Prints a declaration that explains itself.")
  private boolean isSample;

  ReportListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Definitions definitions = new Definitions(session);
    if (isSample) {
      definitions.print(SampleReport.yaml().lines().toList());
      return 0;
    }
    Platform platform = session.platform();
    Catalog catalog = definitions.catalog();
    DeclaredReports declared = DeclaredReports.of(platform, catalog);
    Clock clock = Clock.systemUTC();
    try (ReportDatabase book = new LocalDeliveries(platform, catalog, clock).book()) {
      List<DueReport> dues = new DueRows(book).all();
      List<Delivery> deliveries = new DeliveryRows(book).all();
      definitions.print(
          isJson
              ? List.of(ReportsText.json(declared.schedules(), dues, deliveries, clock.instant()))
              : ReportsText.list(declared.schedules(), dues, deliveries, clock.instant()));
    }
    return 0;
  }
}
