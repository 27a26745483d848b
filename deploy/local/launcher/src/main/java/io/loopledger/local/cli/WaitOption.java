package io.loopledger.local.cli;

import io.loopledger.local.brands.BrandRequest;
import io.loopledger.local.imports.ImportFormat;
import io.loopledger.local.imports.ImportRun;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import picocli.CommandLine.Option;

/** Whether an import ends with the file or with the ledger. */
final class WaitOption {
  @Option(
      names = "--no-wait",
      description = "Ends when Kafka has the events, before the ledger shows them.")
  private boolean noWait;

  int run(Session session, ImportFormat format, Path file, BrandRequest request)
      throws IOException, SQLException {
    ImportRun run = new ImportRun(session.platform(), session.terminal(), format);
    ImportRun.Published published = run.publish(file, request);
    if (!noWait) {
      run.awaitPosted(published);
    }
    return 0;
  }
}
