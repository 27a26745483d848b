package io.loopledger.local.cli;

import io.loopledger.local.commands.CommandRun;
import java.sql.SQLException;
import picocli.CommandLine.Option;

/** What the commands that ask something of the posting job share. */
final class CommandOptions {
  private static final int REFUSED = 1;

  @Option(names = "--by", paramLabel = "WHO", description = "Who asks (the user's name).")
  private String by = System.getProperty("user.name", "unknown");

  @Option(names = "--no-wait", description = "Ends when Kafka has it, before the ledger shows it.")
  private boolean noWait;

  String by() {
    return by;
  }

  /** Waits if it is to, and gives the exit code: not zero where anything was refused. */
  int finish(CommandRun run, CommandRun.Sent sent) throws SQLException {
    return noWait || run.await(sent) ? 0 : REFUSED;
  }
}
