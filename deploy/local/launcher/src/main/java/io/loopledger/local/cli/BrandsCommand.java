package io.loopledger.local.cli;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.screen.Aligned;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Lists the registry. */
@Command(
    name = "brands",
    description = "Lists the registered brands with their programmes and policies.",
    footerHeading = "%nExample%n",
    footer =
        "  ./loopledger brands      (import registers a brand that is missing; so does brands register)")
final class BrandsCommand implements Callable<Integer> {
  private final Session session;

  BrandsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Platform platform = session.platform();
    platform.requireHome();
    ReferenceData references = platform.references().latest();
    if (references.brands().isEmpty()) {
      session.terminal().line("No brand is registered yet; ./loopledger import registers one.");
      return 0;
    }
    Aligned table =
        new Aligned().row("BRAND", "TENANT", "COUNTRY", "ZONE", "CURRENCY", "PROGRAMMES");
    for (Brand brand : references.brands()) {
      table.row(
          brand.id(),
          brand.tenant(),
          brand.legalCountry(),
          brand.contractZone().getId(),
          brand.reportingCurrency(),
          programmes(brand));
    }
    table.lines("").forEach(session.terminal()::line);
    session.terminal().line("Reference version " + references.version());
    return 0;
  }

  private static String programmes(Brand brand) {
    return brand.programmes().stream()
        .map(p -> "%s (%s revision %d)".formatted(p.id(), p.method(), p.factorRevision()))
        .collect(Collectors.joining(", "));
  }
}
