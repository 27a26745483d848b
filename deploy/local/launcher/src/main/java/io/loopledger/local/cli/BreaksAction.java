package io.loopledger.local.cli;

import io.loopledger.breaks.Actions;
import io.loopledger.breaks.table.BreakStore;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.screen.Printable;
import io.loopledger.local.screen.Terminal;
import io.loopledger.local.service.TrinoUsers;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.schemas.finance.BreakChange;
import io.loopledger.schemas.lake.Lake;
import java.sql.SQLException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Does something to breaks and says what became of it. */
final class BreaksAction {
  /** Somebody else was quicker. */
  static final int CHANGED_MEANWHILE = 3;

  private BreaksAction() {}

  /** What is done. */
  @FunctionalInterface
  interface Work {
    List<BreakChange> on(Actions actions) throws SQLException;
  }

  static int run(Session session, CommandLine line, Work work) throws SQLException {
    Platform platform = session.platform();
    platform.requireProcess(ServiceName.TRINO);
    Terminal terminal = session.terminal();
    try (Lake lake = platform.lake()) {
      BreakStore store = new BreakStore(() -> platform.trino(TrinoUsers.ADMIN), lake);
      for (BreakChange change : work.on(new Actions(store))) {
        terminal.line(
            Printable.line(
                "%s %s: %s %s, %s"
                    .formatted(
                        change.breakId().substring(0, Math.min(12, change.breakId().length())),
                        change.about().kind(),
                        change.change(),
                        change.actor(),
                        change.reason())));
      }
      return 0;
    } catch (Actions.ChangedMeanwhile e) {
      terminal.line(Printable.line(String.valueOf(e.getMessage())));
      return CHANGED_MEANWHILE;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(line, e.getMessage(), e);
    }
  }
}
