package io.loopledger.schemas.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Corrections.EventCorrected;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Pseudonym;
import java.util.Optional;

/**
 * The event inside a correction. It travels as text, so what holds for other events is looked at
 * here: that it is one, that it replaces the one it says, and that it names no customer plainly.
 */
public final class Replacement {
  private static final String POINTER = "/data/replacement";

  private Replacement() {}

  /** What is wrong with it, if anything is. */
  public static Optional<Fault> fault(EventCorrected corrected) {
    try {
      return switch (JsonEvents.readStructured(corrected.replacement().getBytes(UTF_8))) {
        case ReadEvent.Invalid(var id, var source, var faults) ->
            Optional.of(
                invalid(
                    "replacement is no event: %s at '%s'"
                        .formatted(faults.getFirst().message(), faults.getFirst().pointer())));
        case ReadEvent.Valid(var event) -> fault(corrected, event);
      };
    } catch (MalformedJsonException e) {
      return Optional.of(invalid("replacement is no event: " + e.fault().message()));
    }
  }

  /**
   * The event inside a correction in which {@link #fault} found nothing.
   *
   * @throws IllegalArgumentException if it is no event
   */
  public static Event event(EventCorrected corrected) {
    try {
      if (JsonEvents.readStructured(corrected.replacement().getBytes(UTF_8))
          instanceof ReadEvent.Valid valid) {
        return valid.event();
      }
    } catch (MalformedJsonException e) {
      throw new IllegalArgumentException("replacement is no event: " + e.fault().message(), e);
    }
    throw new IllegalArgumentException(
        "replacement of '%s' is no event".formatted(corrected.targetId()));
  }

  private static Optional<Fault> fault(EventCorrected corrected, Event replacement) {
    if (!replacement.id().equals(corrected.targetId())
        || !replacement.source().equals(corrected.targetSource())) {
      return Optional.of(
          invalid("replacement must have the id and the source of the event it replaces"));
    }
    String customer = replacement.context().customer();
    return customer == null || Pseudonym.isPseudonym(customer)
        ? Optional.empty()
        : Optional.of(
            new Fault(
                RejectionCode.CUSTOMER_NOT_PSEUDONYM,
                POINTER,
                "",
                "the customer inside replacement is no pseudonym; ask for it (POST /v1/pseudonyms), or"
                    + " leave the customer out"));
  }

  private static Fault invalid(String message) {
    return new Fault(RejectionCode.INVALID, POINTER, "", message);
  }
}
