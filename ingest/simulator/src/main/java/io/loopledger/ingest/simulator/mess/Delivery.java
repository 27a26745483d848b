package io.loopledger.ingest.simulator.mess;

import io.loopledger.schemas.event.Event;
import java.util.Optional;

/** Something that arrives at a door: an event, or a line that no door may accept. */
public sealed interface Delivery {
  /** What was planted with it, where something was. */
  Optional<Plant> plant();

  /** A valid event; what was planted with it shows only beside others. */
  record Valid(Event event, Optional<Plant> plant) implements Delivery {}

  /** A line to be refused. */
  record Poison(String line, Optional<Plant> plant) implements Delivery {}

  /**
   * What was planted.
   *
   * @param kind which switch
   * @param eventId id of the event it was done to
   * @param detail what exactly, in words
   */
  record Plant(Kind kind, String eventId, String detail) {}

  /** The switches. */
  enum Kind {
    /** Long after the fact. */
    LATE,
    /** Behind later ones. */
    OUT_OF_ORDER,
    /** Once more, the same. */
    DUPLICATE,
    /** With a wrong figure. */
    CORRECTED,
    /** Recorded by mistake. */
    VOIDED,
    /** Not acceptable. */
    POISON
  }
}
