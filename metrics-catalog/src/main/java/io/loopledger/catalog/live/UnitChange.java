package io.loopledger.catalog.live;

import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger.Caused;
import io.loopledger.schemas.event.Event;
import java.time.Instant;
import java.util.List;

/**
 * One change of a subject: what the posting job knows when it has posted an event.
 *
 * @param before the subject's history before it
 * @param after its history after it
 * @param difference what was posted
 * @param trigger the event that arrived
 * @param now when it was posted
 */
public record UnitChange(
    SubjectHistory before,
    SubjectHistory after,
    List<Caused> difference,
    Event trigger,
    Instant now) {
  public UnitChange {
    difference = List.copyOf(difference);
  }

  /**
   * The version of what is told about a subject: how many events and commands are known of it. It
   * only ever grows, and the same events come to the same one.
   */
  static long version(SubjectHistory history) {
    long evicted = history.evicted() == null ? 0 : history.evicted().eventHashes().length;
    return history.events().size() + evicted + history.commands().length;
  }
}
