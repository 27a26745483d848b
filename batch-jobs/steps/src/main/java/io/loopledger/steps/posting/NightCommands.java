package io.loopledger.steps.posting;

import io.loopledger.ingest.publish.KafkaEventLog;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.command.CommandTopic;
import io.loopledger.schemas.json.CommandJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Commands for the posting job, in Kafka. Each is applied once by its id, however often it is sent.
 *
 * @param bootstrapServers brokers to begin with
 */
public record NightCommands(String bootstrapServers) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Sends; returns when all are acknowledged by all in-sync replicas.
   *
   * @throws IllegalArgumentException if one is larger than a command may be; none was sent then
   */
  public void send(List<CommandMessage> commands) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(commands.size());
    for (CommandMessage command : commands) {
      byte[] value = CommandJson.write(command);
      if (value.length >= CommandTopic.MAX_BYTES) {
        throw new IllegalArgumentException(
            "command %s has %,d bytes; a command may have %,d; none was sent"
                .formatted(command.commandId(), value.length, CommandTopic.MAX_BYTES));
      }
      records.add(
          new ProducerRecord<>(
              CommandTopic.NAME, command.subject().getBytes(StandardCharsets.UTF_8), value));
    }
    if (records.isEmpty()) {
      return;
    }
    try (KafkaEventLog log = KafkaEventLog.connect(bootstrapServers, PATIENCE, CommandTopic.NAME)) {
      log.append(records).forEach(CompletableFuture::join);
    }
  }
}
