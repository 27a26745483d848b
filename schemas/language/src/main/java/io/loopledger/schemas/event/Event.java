package io.loopledger.schemas.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One thing that happened, as its source tells it. {@code source} and {@code id} together identify
 * it: the same pair sent twice counts once.
 *
 * @param id unique within the source
 * @param source who says so: a service, a partner's file
 * @param subject what it is about
 * @param effectiveTime when it happened (not when it was sent)
 * @param context attributes every event may carry
 * @param data the type's own fields
 */
public record Event(
    String id,
    String source,
    Subject subject,
    Instant effectiveTime,
    EventContext context,
    EventData data) {
  public Event {
    requireNonNull(id, "id is null");
    requireNonNull(source, "source is null");
    requireNonNull(subject, "subject is null");
    requireNonNull(effectiveTime, "effectiveTime is null");
    requireNonNull(context, "context is null");
    requireNonNull(data, "data is null");
    if (id.isBlank() || source.isBlank()) {
      throw new IllegalArgumentException(
          "id '%s' and source '%s' must not be blank".formatted(id, source));
    }
    Texts.requireNoNul("id", id);
    Texts.requireNoNul("source", source);
  }

  /** The registered type of {@link #data}. */
  public EventType type() {
    return EventType.of(data);
  }
}
