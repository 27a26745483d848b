package io.loopledger.schemas.command;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that was applied: a row of {@code ops.commands}.
 *
 * @param commandId identifies it; its entries carry it as their trigger
 * @param kind what was asked for
 * @param subject the ledger subject
 * @param brand the subject's brand
 * @param refVersion of a {@link CommandKind#REPIN}: the version its events are pinned to
 * @param reason why
 * @param requestedBy who asked
 * @param events how many events the subject has; 0 may be a wrong name
 * @param postings how many entries it caused
 * @param recordedTime when it was applied
 * @param topic Kafka topic it came from
 * @param partition Kafka partition
 * @param offset Kafka offset
 * @param pins of a {@link CommandKind#REPIN} without a version: the version of each event
 */
public record AppliedCommand(
    String commandId,
    CommandKind kind,
    String subject,
    String brand,
    @Nullable Long refVersion,
    String reason,
    String requestedBy,
    long events,
    long postings,
    Instant recordedTime,
    String topic,
    int partition,
    long offset,
    List<EventPin> pins) {
  public AppliedCommand {
    pins = List.copyOf(pins);
  }
}
