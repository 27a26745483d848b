package io.loopledger.local.restate;

import io.loopledger.local.commands.CommandRun;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.posting.KafkaPositions;
import io.loopledger.local.posting.PostingWait;
import io.loopledger.local.screen.Terminal;
import io.loopledger.restatement.CommandPort;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.lake.Lake;
import java.util.List;

/** The topic of commands, and the posting job that applies them. */
public final class KafkaCommands implements CommandPort {
  private final Platform platform;
  private final CommandRun run;

  /** Of this platform, which must run. */
  public KafkaCommands(Platform platform, Terminal terminal) {
    this.platform = platform;
    this.run = new CommandRun(platform, terminal);
  }

  @Override
  public void send(List<CommandMessage> commands) {
    run.put(commands);
  }

  @Override
  public void await() {
    KafkaPositions until = KafkaPositions.read(platform.kafkaBootstrapServers());
    try (Lake lake = platform.lake()) {
      new PostingWait(lake, platform.flinkJobs()).until(until, heads -> {});
    }
  }
}
