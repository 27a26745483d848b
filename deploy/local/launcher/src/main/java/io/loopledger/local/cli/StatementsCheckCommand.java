package io.loopledger.local.cli;

import io.loopledger.inbox.BrandReader;
import io.loopledger.inbox.Checked;
import io.loopledger.inbox.folder.InboxFolder;
import io.loopledger.inbox.settings.InboxSettings;
import io.loopledger.local.Failure;
import io.loopledger.local.statements.StatementsText;
import io.loopledger.statements.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what files are. */
@Command(
    name = "check",
    sortOptions = false,
    description = {
      "Reads files from end to end and says what they are, what they come to, and all that is wrong"
          + " with them. Takes nothing, and needs no running server.",
      "Ends with 1 if a file would be refused."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger statements check settlement.csv",
      "  ./loopledger statements check --brand demo --into carriers invoice.xml"
    })
final class StatementsCheckCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private StatementOptions options = new StatementOptions();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files.")
  private List<Path> files = new ArrayList<>();

  StatementsCheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    BrandReader reader =
        options.brand().isPresent()
            ? BrandReader.of(
                new InboxFolder(InboxSettings.folder(session.folder())).of(options.brand().get()))
            : BrandReader.builtIn();
    boolean isAllGood = true;
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new Failure("There is no file " + file.toAbsolutePath());
      }
      Verdict verdict = reader.files().check(file);
      Checked checked = Checked.of(verdict, reader.issuers(), options.hint());
      StatementsText.checked(file.toString(), verdict, checked).forEach(session.terminal()::line);
      isAllGood &= checked instanceof Checked.Good;
    }
    return isAllGood ? 0 : 1;
  }
}
