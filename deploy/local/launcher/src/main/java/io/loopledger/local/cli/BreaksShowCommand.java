package io.loopledger.local.cli;

import io.loopledger.breaks.evidence.BreakEvidence;
import io.loopledger.breaks.table.BreakStore;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.screen.Printable;
import io.loopledger.local.service.TrinoUsers;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.finance.BreakChange;
import io.loopledger.schemas.lake.Lake;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows all that is known of a break. */
@Command(
    name = "show",
    description =
        "Shows all that is known of a break: both sides, the line of the statement with its file, the"
            + " events behind the ledger's side, what is suspected, and what was done.",
    exitCodeListHeading = "%nExit codes%n",
    exitCodeList = {"0:shown", "1:failed", "2:wrong use, or no such break"},
    footerHeading = "%nExample%n",
    footer = "  ./loopledger breaks show 5f1c09")
final class BreaksShowCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ID", description = "The break's id, or how it begins.")
  private String id = "";

  BreaksShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws SQLException {
    Platform platform = session.platform();
    platform.requireProcess(ServiceName.TRINO);
    Trino trino = () -> platform.trino(TrinoUsers.ADMIN);
    try (Lake lake = platform.lake()) {
      BreakChange row = new BreakStore(trino, lake).byId(List.of(id)).rows().getFirst();
      new BreakEvidence(trino)
          .lines(row)
          .forEach(line -> session.terminal().line(Printable.line(line)));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    return 0;
  }
}
