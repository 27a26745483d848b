package io.loopledger.schemas.command;

import io.loopledger.schemas.event.Doc;

/** The reference version that one event is pinned to. */
@Doc("The reference version that one event is pinned to.")
public record EventPin(
    @Doc(value = "Source of the event.", example = "/shop/acme") String source,
    @Doc(value = "Id of the event.", example = "sale-1") String eventId,
    @Doc(value = "Reference version it is pinned to.", example = "7") long refVersion) {
  private static final int MAX_TEXT = 1_000;

  public EventPin {
    Checks.requireText("source", source, MAX_TEXT);
    Checks.requireText("event_id", eventId, MAX_TEXT);
    Checks.requireNotNegative("ref_version", refVersion);
  }
}
