package io.loopledger.local.cli;

import io.loopledger.local.commands.CommandFile;
import io.loopledger.local.commands.CommandRun;
import io.loopledger.local.platform.Platform;
import io.loopledger.schemas.command.CommandMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends commands from a file. */
@Command(
    name = "send",
    sortOptions = false,
    description =
        "Sends commands from a file: an approved proof correction, a rehydration, or repins."
            + " Sending a command again under its id changes nothing.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger commands send correction.json",
      "  ./loopledger commands send many.jsonl --no-wait",
      "  docs/commands.md describes the form; its schema is"
          + " schemas/contracts/contracts/json/commands/Command.schema.json."
    })
final class CommandsSendCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "FILE",
      description = "One command as a JSON object; in a .jsonl file one a line.")
  private Path file = Path.of("");

  @Option(names = "--no-wait", description = "Ends when Kafka has it, before the ledger shows it.")
  private boolean noWait;

  CommandsSendCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    List<CommandMessage> commands = CommandFile.read(file);
    Platform platform = session.platform();
    platform.requireRunning();
    CommandRun run = new CommandRun(platform, session.terminal());
    CommandRun.Sent sent = run.send(commands);
    return noWait || run.await(sent) ? 0 : 1;
  }
}
