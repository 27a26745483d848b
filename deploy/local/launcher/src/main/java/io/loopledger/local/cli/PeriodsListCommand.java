package io.loopledger.local.cli;

import io.loopledger.catalog.reference.PeriodChange;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.local.brands.Periods;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.screen.Aligned;
import io.loopledger.local.screen.Printable;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what was closed and opened again. */
@Command(
    name = "list",
    description = "Lists which periods were closed or opened again, by whom, when and why.",
    footerHeading = "%nExample%n",
    footer = "  ./loopledger periods list --brand acme")
final class PeriodsListCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--brand", required = true, paramLabel = "B", description = "The brand.")
  private String brand = "";

  PeriodsListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Platform platform = session.platform();
    platform.requireHome();
    ReferenceData references = platform.references().latest();
    Periods.requireBrand(references, brand);
    List<PeriodChange> changes = references.calendar().changes(brand);
    if (changes.isEmpty()) {
      session.terminal().line("Every period of %s is open; none was ever closed.".formatted(brand));
      return 0;
    }
    Aligned table = new Aligned().row("PERIOD", "NOW", "CHANGE", "WHEN", "BY", "REASON");
    for (PeriodChange change : changes) {
      table.row(
          change.period().toString(),
          references.calendar().isClosed(brand, change.period()) ? "closed" : "open",
          change.action().name().toLowerCase(Locale.ROOT),
          change.at().truncatedTo(ChronoUnit.SECONDS).toString(),
          Printable.line(change.by()),
          Printable.line(change.reason()));
    }
    table.lines("").forEach(session.terminal()::line);
    return 0;
  }
}
