package io.loopledger.local.cli;

import io.loopledger.ingest.files.RejectsFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Opens the rejected rows of an import. */
@Command(
    name = "rejects",
    description = {
      "Prints the rejected rows of an import as CSV. The file is sealed with the brand's key, since"
          + " rows name customers: delete the copy once the rows are put right.",
    },
    footerHeading = "%nExample%n",
    footer = "  ./loopledger import rejects var/imports/csv-partner.acme.1f/rejects.sealed > r.csv")
final class ImportRejectsCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "FILE", description = "The rejects.sealed an import names.")
  private Path file = Path.of("");

  ImportRejectsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    OutputStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    RejectsFile.show(session.platform().doorsWithoutServer().brandKeys(), file, out);
    out.flush();
    return 0;
  }
}
