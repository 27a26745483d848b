package io.loopledger.local.cli;

import io.loopledger.ingest.access.ApiKey;
import io.loopledger.ingest.access.Authenticator;
import io.loopledger.local.Failure;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Revokes a key. */
@Command(
    name = "revoke",
    description = "Revokes a key: no request under it is taken any more.",
    footerHeading = "%nExample%n",
    footer = "  ./loopledger keys revoke 3f9c01ab77de")
final class KeysRevokeCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "KEY", description = "The key's id, as keys list shows it.")
  private String id = "";

  KeysRevokeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws SQLException {
    ApiKey key =
        session
            .platform()
            .doors()
            .keys()
            .revoke(id)
            .orElseThrow(
                () ->
                    new Failure("There is no key '%s'. See ./loopledger keys list.".formatted(id)));
    session
        .terminal()
        .line(
            "Key %s (%s) is revoked since %s; a running collector believes it for at most %d s more."
                .formatted(
                    key.id(), key.name(), key.revokedAt(), Authenticator.MEMORY.toSeconds()));
    return 0;
  }
}
