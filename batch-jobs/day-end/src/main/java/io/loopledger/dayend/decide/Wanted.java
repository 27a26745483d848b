package io.loopledger.dayend.decide;

import io.loopledger.schemas.event.Event;

/**
 * An event as it should be.
 *
 * @param kind what it is
 * @param event the event; its id follows from what it is of
 * @param ifThere what happens where an event of that id is there already
 */
public record Wanted(Kind kind, Event event, IfThere ifThere) {
  /** What happens to an event that was published before. */
  public enum IfThere {
    /** It stays as it is. */
    KEEP,
    /** If it says something else, it is corrected. */
    CORRECT,
    /** It is voided: nothing of the sort should be there. */
    VOID
  }
}
