package io.loopledger.schemas.event;

import java.time.Instant;

/**
 * An event with its place in the log and the reference data pinned for it: one row of {@code
 * raw.events}.
 *
 * @param event the event
 * @param refVersion the reference version (rates, factors, policies) in force when it was first
 *     seen
 * @param recordedTime when the platform received it
 * @param topic Kafka topic
 * @param partition Kafka partition
 * @param offset Kafka offset
 */
public record ReceivedEvent(
    Event event, long refVersion, Instant recordedTime, String topic, int partition, long offset) {}
