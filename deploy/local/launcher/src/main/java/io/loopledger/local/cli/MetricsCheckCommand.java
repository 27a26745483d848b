package io.loopledger.local.cli;

import io.loopledger.local.metrics.DefinitionCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks definitions. */
@Command(
    name = "check",
    description =
        "Compiles the definitions with these files over them, and tells everything that is wrong with"
            + " file, line and what to do. Without a name: the home's folder metrics.",
    exitCodeListHeading = "%nExit codes%n",
    exitCodeList = {"0:all is right", "1:something is wrong", "2:wrong use"},
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger metrics check",
      "  ./loopledger metrics check my-metrics/finance/parts_margin.yaml",
      "  ./loopledger metrics check my-metrics       a folder with finance/, impact/, ... in it"
    })
final class MetricsCheckCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(arity = "0..*", paramLabel = "FOLDER|FILE", description = "Definitions.")
  private List<Path> sources = new ArrayList<>();

  MetricsCheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Definitions definitions = new Definitions(session);
    Path own = definitions.folder();
    List<Path> checked = sources.isEmpty() && Files.isDirectory(own) ? List.of(own) : sources;
    DefinitionCheck check = DefinitionCheck.of(checked, own);
    definitions.print(check.lines());
    return check.isRight() ? 0 : 1;
  }
}
