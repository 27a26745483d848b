package io.loopledger.schemas.command;

import io.loopledger.schemas.event.Doc;
import io.loopledger.schemas.event.InvalidFieldException;

/** An event to bring back. */
@Doc("An event to bring back.")
public record PinnedText(
    @Doc(value = "Reference version it is pinned to, from raw.events.", example = "7")
        long refVersion,
    @Doc(
            value = "The event as a CloudEvent in structured JSON, as the HTTP door takes it.",
            example = "{\"specversion\":\"1.0\",\"id\":\"...\"}")
        String event) {
  public PinnedText {
    Checks.requireNotNegative("ref_version", refVersion);
    if (event.isBlank()) {
      throw new InvalidFieldException("event", "event is blank; it holds a CloudEvent as JSON");
    }
  }
}
