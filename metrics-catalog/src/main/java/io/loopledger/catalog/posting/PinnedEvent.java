package io.loopledger.catalog.posting;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.event.Corrections;
import io.loopledger.schemas.event.Event;
import java.util.Comparator;

/**
 * An event and the reference version pinned when it was first seen. A refold uses each event's own
 * pin, so new rates or factors never change what was posted.
 */
public record PinnedEvent(Event event, long refVersion) {
  /**
   * The order of a subject's events: effective time, stage of the loop, source, id. Never arrival:
   * the same set of events folds to the same journal however it came in.
   */
  public static final Comparator<PinnedEvent> ORDER = PinnedEvent::compare;

  public PinnedEvent {
    requireNonNull(event, "event is null");
  }

  /** In one method and not by a chain of comparators: it runs for every event. */
  private static int compare(PinnedEvent first, PinnedEvent second) {
    Event a = first.event;
    Event b = second.event;
    int order = a.effectiveTime().compareTo(b.effectiveTime());
    if (order == 0) {
      order = Integer.compare(a.type().stageRank(), b.type().stageRank());
    }
    if (order == 0) {
      order = a.source().compareTo(b.source());
    }
    return order == 0 ? a.id().compareTo(b.id()) : order;
  }

  /** Whether it corrects or voids another event. */
  public boolean isCorrection() {
    return event.data() instanceof Corrections;
  }

  /** The same event, pinned to another version. */
  public PinnedEvent pinnedTo(long newRefVersion) {
    return newRefVersion == refVersion ? this : new PinnedEvent(event, newRefVersion);
  }

  /** Whether both are the same event: equal source and id. */
  public boolean hasSameIdentity(PinnedEvent other) {
    return event.id().equals(other.event.id()) && event.source().equals(other.event.source());
  }
}
