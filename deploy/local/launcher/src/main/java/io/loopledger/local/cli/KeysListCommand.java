package io.loopledger.local.cli;

import io.loopledger.ingest.access.ApiKey;
import io.loopledger.local.screen.Aligned;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Lists the keys. */
@Command(
    name = "list",
    description = "Lists the keys, without their secrets.",
    footerHeading = "%nExample%n",
    footer = "  ./loopledger keys list")
final class KeysListCommand implements Callable<Integer> {
  private final Session session;

  KeysListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws SQLException {
    List<ApiKey> keys = session.platform().doors().keys().list();
    if (keys.isEmpty()) {
      session.terminal().line("There is no key yet. Make one with ./loopledger keys create.");
      return 0;
    }
    Aligned table =
        new Aligned().row("KEY", "NAME", "SOURCE", "BRANDS", "SIGNED", "CREATED", "REVOKED");
    for (ApiKey key : keys) {
      table.row(
          key.id(),
          key.name(),
          key.source(),
          key.brands().stream().sorted().collect(Collectors.joining(",")),
          key.isSigned() ? "yes" : "no",
          key.createdAt().toString(),
          key.revokedAt() == null ? "" : key.revokedAt().toString());
    }
    table.lines("").forEach(session.terminal()::line);
    return 0;
  }
}
