package io.loopledger.local.cli;

import io.loopledger.catalog.reference.PeriodChange;
import io.loopledger.local.brands.Periods;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Opens a closed period again: entries of its days are posted to it from then on. */
@Command(
    name = "reopen",
    sortOptions = false,
    description = "Opens a closed period again: entries of its days are posted to it from then on.",
    footerHeading = "%nExample%n",
    footer =
        "  ./loopledger periods reopen --brand acme --period 2026-10 --reason \"auditor asked\"")
final class PeriodsReopenCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private PeriodOptions options = new PeriodOptions();

  PeriodsReopenCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PeriodChange change =
        new PeriodChange(
            options.brand(),
            options.period(),
            PeriodChange.Action.REOPEN,
            options.by(),
            Instant.now(),
            options.reason());
    new Periods(session.platform(), session.terminal()).apply(change);
    return 0;
  }
}
