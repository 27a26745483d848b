package io.loopledger.catalog.live.alerts;

import io.loopledger.catalog.posting.Effective;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Subject;
import java.util.List;

/**
 * The life of one unit as it is known: its events in order, after corrections and voids.
 *
 * @param subject the unit
 * @param effective its events
 * @param isWhole false where earlier cycles were evicted, so that what is missing may have happened
 */
public record Timeline(Subject subject, List<Effective> effective, boolean isWhole) {

  /** The events, in order. */
  public List<Event> events() {
    return effective.stream().map(e -> e.event().event()).toList();
  }
}
