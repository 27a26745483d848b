package io.loopledger.catalog.posting;

import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Corrections;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.json.Fault;
import io.loopledger.schemas.json.Replacement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes one more event or command into a subject's history and says what to post: {@code
 * journal(events + e) - journal(events)}. Late, out-of-order, repeated, corrected and voided events
 * need no special case.
 */
public final class SubjectLedger {
  private final Folding folding;
  private final int maxEvents;

  /** The answer to one event or command. */
  public sealed interface Answer {
    /**
     * It is part of the history now; the difference has to be posted.
     *
     * @param history the next history
     * @param difference what to post, by cause; empty where nothing changes
     * @param isWaiting whether it is a correction whose target has not come yet
     */
    record Accepted(SubjectHistory history, List<Caused> difference, boolean isWaiting)
        implements Answer {}

    /** It changes nothing; the history stays as it was. */
    record Refused(RejectionCode code, String message) implements Answer {}

    /** It cannot be folded before evicted cycles are brought back; the history stays as it was. */
    record Deferred(Reason reason, String message) implements Answer {}
  }

  /** A posting and why it is posted. */
  public record Caused(Posting posting, Cause cause) {}

  /** Why an event waits for the night. */
  public enum Reason {
    /** It belongs to a cycle that was evicted. */
    CYCLE_EVICTED,
    /** The hash of its id is among those of evicted events. */
    POSSIBLE_REPEAT
  }

  /**
   * Makes a ledger.
   *
   * @param engine the posting engine
   * @param maxEvents most events one subject may keep; bounds state and the cost of a fold
   */
  public SubjectLedger(PostingEngine engine, int maxEvents) {
    this.folding = new Folding(engine);
    this.maxEvents = maxEvents;
  }

  /**
   * A history as it was kept, with the state after its last event, so that the next event in order
   * need not fold the ones before it.
   */
  public SubjectHistory restored(SubjectHistory kept, SubjectHistory.Head head) {
    folding.restore(kept, head);
    return kept;
  }

  /** The journal of the events of a history; evicted cycles are not part of it. */
  public Journal journal(SubjectHistory history) {
    return folding.journal(history);
  }

  /** The events of a history as they are folded: in order, after corrections and voids. */
  public List<Effective> effective(SubjectHistory history) {
    return folding.fold(history).effective();
  }

  /** Takes {@code event} into {@code history}. */
  public Answer accept(SubjectHistory history, PinnedEvent event) {
    PinnedEvent known = history.known(event);
    if (known != null) {
      return repeated(known, event);
    }
    if (history.events().size() >= maxEvents) {
      return new Answer.Refused(
          RejectionCode.HISTORY_FULL,
          "subject '%s' already has %d events, the most one subject may keep; use a finer subject"
              .formatted(event.event().subject(), history.events().size()));
    }
    Answer refused = refusedCorrection(event);
    if (refused == null) {
      refused = deferred(history.evicted(), event.event());
    }
    return refused != null ? refused : guarded(() -> accepted(history, event));
  }

  private Answer accepted(SubjectHistory history, PinnedEvent event) {
    Folding.Changed changed =
        folding.change(
            history, history.log().plus(event), history.evicted(), history.commandHashes());
    boolean isCorrection = event.event().data() instanceof Corrections;
    return new Answer.Accepted(
        changed.history(),
        Causes.ofEvent(event.event(), changed.difference()),
        isCorrection && PostingEngine.waiting(changed.history().events()).contains(event));
  }

  /** Applies a command; one that was applied before is refused as a duplicate. */
  public Answer apply(SubjectHistory history, Command command) {
    if (history.hasApplied(command)) {
      return new Answer.Refused(
          RejectionCode.DUPLICATE,
          "command '%s' was already applied and counts once".formatted(command.id()));
    }
    return guarded(() -> applied(history, command));
  }

  private Answer applied(SubjectHistory history, Command command) {
    return switch (command) {
      case Command.Repin repin -> Restatement.repin(folding, history, repin);
      case Command.RepinEvents repin -> Restatement.repinEvents(folding, history, repin);
      case Command.Rehydrate rehydrate -> Restatement.rehydrate(folding, history, rehydrate);
      case Command.CorrectProof proof -> Restatement.correctProof(history, proof);
    };
  }

  /**
   * Drops the events of a subject that is closed and keeps their summary, if its last event is
   * older than the brand's policy says; otherwise the history stays as it is.
   */
  public SubjectHistory evict(SubjectHistory history, Instant now) {
    return Eviction.evict(folding, history, now);
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

  /** A correction holds the whole event; one that cannot take its place is no correction. */
  private static @Nullable Answer refusedCorrection(PinnedEvent pinned) {
    Event event = pinned.event();
    if (!(event.data() instanceof Corrections.EventCorrected corrected)) {
      return null;
    }
    Optional<Fault> fault = Replacement.fault(corrected);
    if (fault.isPresent()) {
      return new Answer.Refused(fault.get().code(), fault.get().message());
    }
    Event replacement = Replacement.event(corrected);
    if (!replacement.subject().equals(event.subject())) {
      return new Answer.Refused(
          RejectionCode.INVALID,
          "replacement is about subject '%s', its correction about '%s'; to move an event to another"
                  .formatted(replacement.subject(), event.subject())
              + " subject, void it there and send a new one");
    }
    if (replacement.data() instanceof Corrections) {
      return new Answer.Refused(
          RejectionCode.INVALID,
          "replacement is itself a correction; void the wrong correction and send a new one");
    }
    return null;
  }

  private static @Nullable Answer deferred(@Nullable Evicted evicted, Event event) {
    if (evicted == null) {
      return null;
    }
    if (evicted.mayHold(event.source(), event.id())) {
      return new Answer.Deferred(
          Reason.POSSIBLE_REPEAT,
          "event '%s' may be one of an evicted cycle; the night looks it up".formatted(event.id()));
    }
    boolean isOfEvicted =
        switch (event.data()) {
          case Corrections.EventCorrected c -> evicted.mayHold(c.targetSource(), c.targetId());
          case Corrections.EventVoided v -> evicted.mayHold(v.targetSource(), v.targetId());
          default -> !event.effectiveTime().isAfter(evicted.lastTime());
        };
    return isOfEvicted
        ? new Answer.Deferred(
            Reason.CYCLE_EVICTED,
            "event '%s' belongs to a cycle that was evicted; the night brings it back"
                .formatted(event.id()))
        : null;
  }

  private interface Work {
    Answer run();
  }

  private static Answer guarded(Work work) {
    try {
      return work.run();
    } catch (PostingRefusedException e) {
      return new Answer.Refused(e.code(), e.explanation());
    } catch (ArithmeticException e) {
      PostingRefusedException refused = PostingRefusedException.overflow("the difference", e);
      return new Answer.Refused(refused.code(), refused.explanation());
    }
  }
}
