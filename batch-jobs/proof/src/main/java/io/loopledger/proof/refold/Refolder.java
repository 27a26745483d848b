package io.loopledger.proof.refold;

import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.proof.Finding;
import io.loopledger.schemas.event.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds the events of a subject anew: {@code journal(s) = post(sort(distinct(events(s))), pinned
 * reference data)}. Entries are never looked at. An evicted cycle is no special case: its events
 * are in {@code raw.events}.
 */
public final class Refolder {
  private static final Comparator<StoredEvent> ARRIVAL =
      Comparator.comparing(StoredEvent::recordedTime);

  private final PostingEngine engine;
  private final Map<String, List<Repin>> repins;
  private final Map<String, List<Waiting>> deferred;

  /**
   * Makes a refolder.
   *
   * @param engine the posting engine
   * @param repins the restatements of each subject, in the order in which they were applied
   * @param deferred what was laid aside of each subject, whether it is posted by now or not
   */
  public Refolder(
      PostingEngine engine, Map<String, List<Repin>> repins, Map<String, List<Waiting>> deferred) {
    this.engine = engine;
    this.repins = repins;
    this.deferred = deferred;
  }

  /**
   * What the events of a subject come to.
   *
   * @param events how many distinct events there are
   * @param lines the net journal
   * @param problems what is wrong with the events themselves
   * @param waiting its events that are not posted
   */
  public record Refolded(
      int events, List<Posting> lines, List<Finding> problems, List<Waiting> waiting) {
    /** Whether there is no journal, because the events cannot be folded. */
    public boolean isUnfoldable() {
      return problems.stream().anyMatch(p -> p.kind() == Finding.Kind.UNFOLDABLE);
    }
  }

  private record Identity(String source, String id) {}

  /** Folds the events of one subject, in whatever order they are given. */
  public Refolded fold(String subject, List<StoredEvent> given) {
    List<Finding> problems = new ArrayList<>();
    Map<Identity, StoredEvent> distinct = distinct(subject, given, problems);
    List<PinnedEvent> pinned = pinned(subject, distinct);
    List<Posting> lines = List.of();
    try {
      lines = engine.journal(pinned).postings();
    } catch (RuntimeException e) {
      // One subject that cannot be folded must not hide what is wrong with all others.
      problems.add(
          Finding.of(
              Finding.Kind.UNFOLDABLE,
              Finding.Place.ofEvent(subject, null, null),
              "the %d events of '%s' cannot be folded: %s"
                  .formatted(pinned.size(), subject, e.getMessage())));
    }
    return new Refolded(pinned.size(), lines, problems, waiting(subject, distinct, pinned));
  }

  /**
   * The distinct events of a subject with the pins they have now, for whoever folds them otherwise.
   *
   * @param given in whatever order; of an event that is there twice the first one received counts
   */
  public List<PinnedEvent> history(String subject, List<StoredEvent> given) {
    return pinned(subject, distinct(subject, given, new ArrayList<>()));
  }

  private List<PinnedEvent> pinned(String subject, Map<Identity, StoredEvent> distinct) {
    return new Pins(List.copyOf(distinct.values()), repins.getOrDefault(subject, List.of())).now();
  }

  private static Map<Identity, StoredEvent> distinct(
      String subject, List<StoredEvent> given, List<Finding> problems) {
    List<StoredEvent> arrived = new ArrayList<>(given);
    arrived.sort(ARRIVAL);
    Map<Identity, StoredEvent> distinct = new LinkedHashMap<>();
    for (StoredEvent stored : arrived) {
      Event event = stored.event();
      StoredEvent known = distinct.putIfAbsent(new Identity(event.source(), event.id()), stored);
      if (known != null) {
        problems.add(
            Finding.of(
                Finding.Kind.DOUBLE_EVENT,
                Finding.Place.ofEvent(subject, event.id(), event.source()),
                "event '%s' of source '%s' is in raw.events more than once, with %s content"
                    .formatted(
                        event.id(),
                        event.source(),
                        known.event().equals(event) ? "the same" : "other")));
      }
    }
    return distinct;
  }

  private List<Waiting> waiting(
      String subject, Map<Identity, StoredEvent> distinct, List<PinnedEvent> pinned) {
    List<Waiting> waiting = new ArrayList<>();
    for (PinnedEvent correction : PostingEngine.waiting(pinned)) {
      Event event = correction.event();
      StoredEvent stored = distinct.get(new Identity(event.source(), event.id()));
      if (stored != null) {
        waiting.add(
            new Waiting(
                subject, event.id(), event.source(), Waiting.FOR_TARGET, stored.recordedTime()));
      }
    }
    for (Waiting laid : deferred.getOrDefault(subject, List.of())) {
      if (!laid.reason().equals(Waiting.FOR_TARGET)
          && !distinct.containsKey(new Identity(laid.source(), laid.eventId()))) {
        waiting.add(laid);
      }
    }
    return waiting;
  }
}
