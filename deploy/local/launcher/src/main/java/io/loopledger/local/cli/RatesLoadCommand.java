package io.loopledger.local.cli;

import io.loopledger.local.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Loads exchange rates. */
@Command(
    name = "load",
    description = "Loads a rate file of the ECB; it is asked before the ones loaded earlier.",
    footerHeading = "%nExample%n",
    footer = {
      "  ./loopledger rates load eurofxref-hist.zip",
      "  The file is on https://www.ecb.europa.eu (euro foreign exchange reference rates)."
    })
final class RatesLoadCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "FILE", description = "eurofxref CSV, its zip, or XML.")
  private Path file = Path.of("");

  RatesLoadCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file)) {
      throw new Failure("There is no file " + file.toAbsolutePath());
    }
    long version = session.platform().references().publishRates(file);
    session
        .terminal()
        .line(
            "Loaded %s as reference version %d; it holds for events first seen from now on."
                .formatted(file.getFileName(), version));
    return 0;
  }
}
