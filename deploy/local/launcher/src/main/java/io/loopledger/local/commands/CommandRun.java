package io.loopledger.local.commands;

import io.loopledger.ingest.deadletters.KafkaSender;
import io.loopledger.local.Failure;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.posting.KafkaPositions;
import io.loopledger.local.posting.PostingWait;
import io.loopledger.local.screen.LiveBlock;
import io.loopledger.local.screen.Terminal;
import io.loopledger.local.service.TrinoUsers;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.command.CommandTopic;
import io.loopledger.schemas.json.CommandJson;
import io.loopledger.schemas.lake.Lake;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends commands, and tells what became of them. */
public final class CommandRun {
  private final Platform platform;
  private final Terminal terminal;

  /** A run on this platform. */
  public CommandRun(Platform platform, Terminal terminal) {
    this.platform = platform;
    this.terminal = terminal;
  }

  /** What was put into Kafka: from where to where. */
  public record Sent(KafkaPositions from, KafkaPositions until) {}

  /**
   * Sends all of them.
   *
   * @throws Failure if one is too large, before any is sent, or if Kafka does not take one
   */
  public Sent send(List<CommandMessage> commands) {
    KafkaPositions from = KafkaPositions.read(platform.kafkaBootstrapServers());
    put(commands);
    terminal.line("  sent     %,10d commands".formatted(commands.size()));
    return new Sent(from, KafkaPositions.read(platform.kafkaBootstrapServers()));
  }

  /**
   * Puts commands into Kafka, and says nothing.
   *
   * @throws Failure if one is too large, before any is sent, or if Kafka does not take one
   */
  public void put(List<CommandMessage> commands) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(commands.size());
    for (CommandMessage command : commands) {
      byte[] value = CommandJson.write(command);
      if (value.length >= CommandTopic.MAX_BYTES) {
        throw new Failure(
            "Command %s has %,d bytes; a command may have %,d. Nothing was sent."
                .formatted(command.commandId(), value.length, CommandTopic.MAX_BYTES));
      }
      byte[] key = command.subject().getBytes(StandardCharsets.UTF_8);
      records.add(new ProducerRecord<>(CommandTopic.NAME, key, value));
    }
    try (KafkaSender sender = KafkaSender.connect(platform.kafkaBootstrapServers())) {
      for (Future<RecordMetadata> sent : sender.send(records)) {
        sent.get();
      }
    } catch (ExecutionException e) {
      throw new Failure(
          "Kafka did not take a command: %s. Send them again under the same ids: each counts once."
              .formatted(e.getCause() == null ? e : e.getCause().getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("Interrupted while sending commands", e);
    }
  }

  /** Waits until the ledger shows what became of them, and says it; whether all were applied. */
  public boolean await(Sent sent) throws SQLException {
    try (Lake lake = platform.lake();
        LiveBlock block = new LiveBlock(terminal)) {
      long already = sent.from().total();
      long wanted = sent.until().total() - already;
      new PostingWait(lake, platform.flinkJobs())
          .until(
              sent.until(),
              heads ->
                  block.show(
                      () ->
                          List.of(
                              "  applying %,d of %,d"
                                  .formatted(
                                      Math.clamp(heads.handled() - already, 0, wanted), wanted))));
    }
    try (Connection trino = platform.trino(TrinoUsers.FINANCE)) {
      CommandOutcome outcome = CommandOutcome.read(trino, sent.from(), sent.until());
      outcome.lines().forEach(terminal::line);
      return outcome.refused().isEmpty();
    }
  }
}
