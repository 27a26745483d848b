package io.loopledger.catalog.posting;

import io.loopledger.schemas.entry.RejectionCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes one more event into a subject's history and says what to post: {@code journal(events + e) -
 * journal(events)}. Late, out-of-order and repeated events need no special case.
 */
public final class SubjectLedger {
  private final PostingEngine engine;
  private final int maxEvents;

  /** The answer to one event. */
  public sealed interface Answer {
    /** The event is part of the history now; the difference has to be posted. */
    record Accepted(List<PinnedEvent> history, List<Posting> difference) implements Answer {}

    /** The event changes nothing; the history stays as it was. */
    record Refused(RejectionCode code, String message) implements Answer {}
  }

  /**
   * Makes a ledger.
   *
   * @param engine the posting engine
   * @param maxEvents most events one subject may keep; bounds state and the cost of a fold
   */
  public SubjectLedger(PostingEngine engine, int maxEvents) {
    this.engine = engine;
    this.maxEvents = maxEvents;
  }

  /** Takes {@code event} into {@code history}. */
  public Answer accept(List<PinnedEvent> history, PinnedEvent event) {
    Optional<PinnedEvent> known = history.stream().filter(event::hasSameIdentity).findFirst();
    if (known.isPresent()) {
      return repeated(known.get(), event);
    }
    if (history.size() >= maxEvents) {
      return new Answer.Refused(
          RejectionCode.HISTORY_FULL,
          "subject '%s' already has %d events, the most one subject may keep; use a finer subject"
              .formatted(event.event().subject(), history.size()));
    }
    List<PinnedEvent> next = new ArrayList<>(history);
    next.add(event);
    try {
      return new Answer.Accepted(next, engine.journal(next).minus(engine.journal(history)));
    } catch (PostingRefusedException e) {
      return new Answer.Refused(e.code(), e.explanation());
    } catch (ArithmeticException e) {
      PostingRefusedException refused = PostingRefusedException.overflow("the difference", e);
      return new Answer.Refused(refused.code(), refused.explanation());
    }
  }

  private static Answer repeated(PinnedEvent known, PinnedEvent event) {
    if (known.event().equals(event.event())) {
      return new Answer.Refused(
          RejectionCode.DUPLICATE,
          "event '%s' of source '%s' was already received and counts once"
              .formatted(event.event().id(), event.event().source()));
    }
    return new Answer.Refused(
        RejectionCode.CONFLICT,
        "event '%s' of source '%s' was already received with other content; an event never changes:"
                .formatted(event.event().id(), event.event().source())
            + " send a correction under a new id");
  }
}
