package io.loopledger.schemas.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that was not posted: a row of {@code ops.rejections}.
 *
 * @param code why
 * @param message what is wrong, with field, value and fix
 * @param eventId the event's id, where it could be read
 * @param source the event's source, where it could be read
 * @param type the event's type, where it could be read
 * @param subject the event's subject, where it could be read
 * @param brand the event's brand, where it could be read
 * @param topic Kafka topic it came from
 * @param partition Kafka partition
 * @param offset Kafka offset
 * @param recordedTime when the platform received it
 */
public record Rejection(
    RejectionCode code,
    String message,
    @Nullable String eventId,
    @Nullable String source,
    @Nullable String type,
    @Nullable String subject,
    @Nullable String brand,
    String topic,
    int partition,
    long offset,
    Instant recordedTime) {}
