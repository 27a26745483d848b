package io.loopledger.local.cli;

import io.loopledger.ingest.deadletters.DeadLetterReader;
import io.loopledger.ingest.deadletters.ExportCounts;
import io.loopledger.ingest.deadletters.LetterExport;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.screen.LiveBlock;
import io.loopledger.local.settings.ServiceName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes dead letters to files. */
@Command(
    name = "export",
    sortOptions = false,
    description =
        "Writes the opened records to files readable by their owner only: the bytes of each value, and"
            + " letters.jsonl with all the rest.",
    footerHeading = "%nExample%n",
    footer = "  ./loopledger dlq export /tmp/letters --topic sales")
final class DlqExportCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "DIR", description = "A folder that is missing or empty.")
  private Path folder = Path.of("");

  @Mixin private LetterOptions letters = new LetterOptions();

  DlqExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Platform platform = session.platform();
    platform.requireProcess(ServiceName.KAFKA);
    ExportCounts counts;
    try (LiveBlock block = new LiveBlock(session.terminal());
        DeadLetterReader reader = DeadLetterReader.connect(platform.kafkaBootstrapServers())) {
      LetterExport export =
          new LetterExport(
              platform.doors().brandKeys(),
              letters.filter(),
              at -> block.show(() -> List.of("  %,d written".formatted(at.exported()))));
      counts = export.write(reader, letters.topics(reader), folder);
    }
    session.terminal().line("%,d dead letters written to %s".formatted(counts.exported(), folder));
    if (counts.unreadable() > 0) {
      session
          .terminal()
          .line(
              "%,d could not be opened; their lines in %s say why"
                  .formatted(counts.unreadable(), LetterExport.INDEX));
    }
    return counts.unreadable() == 0 ? 0 : 1;
  }
}
