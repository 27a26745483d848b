package io.loopledger.local.cli;

import io.loopledger.delivery.book.Delivery;
import io.loopledger.delivery.book.DueReport;
import io.loopledger.delivery.store.DeliveryRows;
import io.loopledger.delivery.store.DueRows;
import io.loopledger.delivery.store.ReportDatabase;
import io.loopledger.delivery.text.DeliveriesText;
import io.loopledger.local.reports.LocalDeliveries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists deliveries. */
@Command(
    name = "deliveries",
    sortOptions = false,
    description =
        "Lists the reports that became due and where each was delivered: state, attempts, when the"
            + " next one is, and the last error.",
    footerHeading = "%nExamples%n",
    footer = {"  ./loopledger report deliveries", "  ./loopledger report deliveries --json"})
final class ReportDeliveriesCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--json", description = "As JSON; times are UTC.")
  private boolean isJson;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "60",
      description = "What became due in the last N days (${DEFAULT-VALUE}); 0: all.")
  private int days = 60;

  ReportDeliveriesCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Definitions definitions = new Definitions(session);
    Clock clock = Clock.systemUTC();
    Instant from = days == 0 ? Instant.EPOCH : clock.instant().minus(Duration.ofDays(days));
    try (ReportDatabase book =
        new LocalDeliveries(session.platform(), definitions.catalog(), clock).book()) {
      List<DueReport> dues = new DueRows(book).since(from);
      List<Delivery> deliveries = new DeliveryRows(book).since(from);
      definitions.print(
          isJson
              ? List.of(DeliveriesText.json(dues, deliveries))
              : DeliveriesText.lines(dues, deliveries, clock.instant()));
    }
    return 0;
  }
}
