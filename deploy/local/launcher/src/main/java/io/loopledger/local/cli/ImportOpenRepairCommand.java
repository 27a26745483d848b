package io.loopledger.local.cli;

import io.loopledger.local.imports.ImportFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports repair attempts. */
@Command(
    name = "open-repair",
    sortOptions = false,
    description =
        "Imports repair attempts in the Open Repair Data Standard (0.3 and 0.2.1), of any partner.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger import open-repair repairs.csv --brand restart --program cafes",
      "  ./loopledger import open-repair repairs.csv.gz --brand restart --program cafes-2018 \\",
      "      --factor-revision 1"
    })
final class ImportOpenRepairCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "FILE", description = "CSV, plain or gzip.")
  private Path file = Path.of("");

  @Mixin private BrandOptions brand = new BrandOptions();

  @Option(
      names = "--program",
      paramLabel = "P",
      defaultValue = "repair",
      description = "The programme, which decides method and factors (${DEFAULT-VALUE}).")
  private String program = "";

  @Mixin private WaitOption waiting = new WaitOption();

  ImportOpenRepairCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    return waiting.run(
        session, ImportFormat.openRepair(), file, brand.request(Optional.of(program)));
  }
}
