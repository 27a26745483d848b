package io.loopledger.local.cli;

import io.loopledger.inbox.book.LakeBook;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.local.statements.StatementsText;
import io.loopledger.schemas.finance.StatementFile;
import io.loopledger.schemas.lake.Lake;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows which files were taken. */
@Command(
    name = "list",
    sortOptions = false,
    description = "Shows what became of the files of finance systems, newest first.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger statements list",
      "  ./loopledger statements list --brand demo --last 100"
    })
final class StatementsListCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--brand", paramLabel = "B", description = "Only files of this brand.")
  private @Nullable String brand;

  @Option(names = "--last", paramLabel = "N", description = "How many (default: ${DEFAULT-VALUE}).")
  private int last = 20;

  StatementsListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (last < 1) {
      throw new ParameterException(
          spec.commandLine(), "--last is %d; it is 1 or more".formatted(last));
    }
    Platform platform = session.platform();
    platform.requireProcess(ServiceName.POSTGRES);
    try (Lake lake = platform.lake()) {
      Optional<String> wanted = Optional.ofNullable(brand);
      List<StatementFile> files =
          new LakeBook(lake)
              .files().stream()
                  .filter(file -> wanted.map(file.owner().brand()::equals).orElse(true))
                  .toList();
      StatementsText.list(files, last).forEach(session.terminal()::line);
    }
    return 0;
  }
}
