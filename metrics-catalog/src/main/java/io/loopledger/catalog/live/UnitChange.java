package io.loopledger.catalog.live;

import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger.Caused;
import io.loopledger.catalog.posting.Trigger;
import io.loopledger.schemas.event.Event;
import java.time.Instant;
import java.util.List;

/**
 * One change of a subject: what the posting job knows when it has posted an event, or applied a
 * command.
 *
 * @param before the subject's history before it
 * @param after its history after it
 * @param difference what was posted
 * @param trigger what caused it
 * @param now when it was posted
 */
public record UnitChange(
    SubjectHistory before,
    SubjectHistory after,
    List<Caused> difference,
    Trigger trigger,
    Instant now) {
  public UnitChange {
    difference = List.copyOf(difference);
  }

  /** A change by an event that arrived. */
  public UnitChange(
      SubjectHistory before,
      SubjectHistory after,
      List<Caused> difference,
      Event arrived,
      Instant now) {
    this(before, after, difference, new Trigger.Arrived(arrived), now);
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
