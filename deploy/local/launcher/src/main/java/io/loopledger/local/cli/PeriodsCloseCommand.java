package io.loopledger.local.cli;

import io.loopledger.catalog.reference.PeriodChange;
import io.loopledger.local.brands.Periods;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Closes a period: what is posted from then on goes to the oldest open one after it. */
@Command(
    name = "close",
    sortOptions = false,
    description =
        "Closes a period: what is posted from then on goes to the oldest open one after it.",
    footerHeading = "%nExample%n",
    footer = "  ./loopledger periods close --brand acme --period 2026-10 --reason \"month-end\"")
final class PeriodsCloseCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private PeriodOptions options = new PeriodOptions();

  PeriodsCloseCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PeriodChange change =
        new PeriodChange(
            options.brand(),
            options.period(),
            PeriodChange.Action.CLOSE,
            options.by(),
            Instant.now(),
            options.reason());
    new Periods(session.platform(), session.terminal()).apply(change);
    return 0;
  }
}
