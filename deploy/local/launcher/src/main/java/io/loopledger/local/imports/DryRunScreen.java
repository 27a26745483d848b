package io.loopledger.local.imports;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.ingest.files.DryRun;
import io.loopledger.ingest.files.ImportPrivacy;
import io.loopledger.ingest.files.ImportTarget;
import io.loopledger.local.Failure;
import io.loopledger.local.brands.BrandRegistration;
import io.loopledger.local.brands.BrandRequest;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.screen.Terminal;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.json.JsonEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shows what a file would become; needs no server, publishes and registers nothing. */
public final class DryRunScreen {
  private final Platform platform;
  private final Terminal terminal;
  private final ImportFormat format;

  /** A screen for a format. */
  public DryRunScreen(Platform platform, Terminal terminal, ImportFormat format) {
    this.platform = platform;
    this.terminal = terminal;
    this.format = format;
  }

  /**
   * Maps the file and prints the first events, then the account of its rows.
   *
   * @param show how many events
   */
  public void run(Path file, BrandRequest request, int show) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Failure("There is no file " + file.toAbsolutePath());
    }
    Brand brand = new BrandRegistration(platform.references(), format.defaults()).plan(request);
    ImportTarget target = new ImportTarget(brand.id(), request.program(), brand.contractZone());
    ImportPrivacy privacy =
        new ImportPrivacy(DryRunScreen::unused, platform.doorsWithoutServer().brandKeys());
    DryRun dryRun = format.into(target, privacy).dryRun(file, show, position -> {});
    for (Event event : dryRun.first()) {
      terminal.line(JsonEvents.write(event));
    }
    SummaryLines.of(dryRun.summary()).forEach(terminal::line);
    terminal.line("  dry run: nothing was published; the pseudonyms above are numbers of this run");
  }

  private static java.util.Map<String, String> unused(
      String brand, java.util.Collection<String> references) {
    throw new IllegalStateException("a dry run asks for no pseudonyms");
  }
}
