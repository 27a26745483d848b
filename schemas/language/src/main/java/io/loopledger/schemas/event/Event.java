package io.loopledger.schemas.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

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
  /** Earliest effective time: SQL's dates begin with the year 1. */
  public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  /** Latest effective time: SQL's dates end with the year 9999, in every time zone. */
  public static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  public Event {
    requireNonNull(id, "id is null");
    requireNonNull(source, "source is null");
    requireNonNull(subject, "subject is null");
    requireNonNull(effectiveTime, "effectiveTime is null");
    requireNonNull(context, "context is null");
    requireNonNull(data, "data is null");
    if (id.isBlank() || source.isBlank()) {
      throw new InvalidFieldException(
          id.isBlank() ? "id" : "source",
          "id '%s' and source '%s' must not be blank".formatted(id, source));
    }
    Texts.requireText("id", id);
    Texts.requireText("source", source);
    if (effectiveTime.isBefore(EARLIEST) || effectiveTime.isAfter(LATEST)) {
      throw new InvalidFieldException(
          "time",
          "effective time %s must be from %s to %s, as tables hold it"
              .formatted(effectiveTime, EARLIEST, LATEST));
    }
    if (!subject.isOf(context.brand())) {
      throw new InvalidFieldException(
          "subject",
          "subject '%s' is not one of brand '%s'; its key must begin with '%s/'"
              .formatted(subject, context.brand(), context.brand()));
    }
  }

  /** The same event for another name of its customer. */
  public Event withCustomer(@Nullable String pseudonym) {
    return new Event(id, source, subject, effectiveTime, context.withCustomer(pseudonym), data);
  }

  /**
   * The same event as tables keep it: in microseconds. What is finer must not decide the order of
   * events, or nobody could make the same journal from the tables again.
   */
  public Event inMicros() {
    Instant micros = effectiveTime.truncatedTo(ChronoUnit.MICROS);
    return micros.equals(effectiveTime)
        ? this
        : new Event(id, source, subject, micros, context, data);
  }

  /** The registered type of {@link #data}. */
  public EventType type() {
    return EventType.of(data);
  }
}
