package io.loopledger.dayend;

import io.loopledger.schemas.event.Event;
import java.util.List;

/**
 * What a day's end comes to.
 *
 * @param events what has to be published, in order
 * @param notes what somebody should know, one sentence each
 * @param problems what was left out and why: somebody has to look at it
 */
public record DayEndResult(List<Event> events, List<String> notes, List<String> problems) {
  public DayEndResult {
    events = List.copyOf(events);
    notes = List.copyOf(notes);
    problems = List.copyOf(problems);
  }
}
