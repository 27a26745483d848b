package io.loopledger.catalog.posting;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Event;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the registry of brands says about an event. */
public final class Registered {
  private Registered() {}

  /**
   * The event's brand.
   *
   * @throws PostingRefusedException if it is not registered, naming the command that does
   */
  public static Brand brand(Event event, ReferenceData reference) {
    String id = event.context().brand();
    return reference
        .brand(id)
        .orElseThrow(
            () ->
                new PostingRefusedException(
                    RejectionCode.UNKNOWN_BRAND,
                    ("brand '%s' is not registered; register it (./loopledger brands register --brand"
                            + " %s), then ./loopledger dlq replay --reason UNKNOWN_BRAND")
                        .formatted(id, id)));
  }

  /**
   * The subject's programme. One that the event itself names must be registered; one that only
   * earlier events name may be younger than this event's pin, and then measures nothing.
   *
   * @throws PostingRefusedException if the event names a programme that is not registered
   */
  public static Optional<Programme> programme(Event event, @Nullable String program, Brand brand) {
    if (program == null) {
      return Optional.empty();
    }
    Optional<Programme> programme = brand.programme(program);
    if (programme.isEmpty() && event.context().program() != null) {
      throw new PostingRefusedException(
          RejectionCode.UNKNOWN_PROGRAM,
          "programme '%s' is not registered with brand '%s'; it has %s"
              .formatted(
                  program, brand.id(), brand.programmes().stream().map(Programme::id).toList()));
    }
    return programme;
  }
}
