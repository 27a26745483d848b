package io.loopledger.proof.refold;

import io.loopledger.schemas.event.Event;
import java.time.Instant;

/**
 * An event of {@code raw.events}.
 *
 * @param event the event
 * @param refVersion the reference version it was first pinned to
 * @param recordedTime when it was received
 */
public record StoredEvent(Event event, long refVersion, Instant recordedTime) {}
