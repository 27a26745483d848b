package io.loopledger.catalog.posting;

import io.loopledger.schemas.event.Corrections;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.json.Replacement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a subject's events come to after its corrections and voids, in the order of the fold. Of
 * several corrections of one event the highest revision counts, then the greatest id. A correction
 * may come before its target and then waits; a correction that is itself voided does not count.
 */
final class CorrectedHistory {
  /** Of two corrections of one event, the one that counts is the greater. */
  private static final Comparator<PinnedEvent> PRECEDENCE =
      Comparator.comparingLong((PinnedEvent p) -> revision(p))
          .thenComparing(p -> p.event().id())
          .thenComparing(p -> p.event().source());

  private final Map<Identity, PinnedEvent> known = new HashMap<>();
  private final Map<Identity, List<PinnedEvent>> corrections = new HashMap<>();

  /** Source and id: what makes an event the same. */
  record Identity(String source, String id) {
    static Identity of(Event event) {
      return new Identity(event.source(), event.id());
    }
  }

  private CorrectedHistory(Collection<PinnedEvent> events) {
    for (PinnedEvent event : events) {
      known.put(Identity.of(event.event()), event);
      if (event.event().data() instanceof Corrections correction) {
        corrections.computeIfAbsent(target(correction), any -> new ArrayList<>()).add(event);
      }
    }
  }

  /** The events to fold, in order. */
  static List<Effective> of(Collection<PinnedEvent> events) {
    boolean hasCorrections = events.stream().anyMatch(p -> p.event().data() instanceof Corrections);
    List<Effective> folded =
        hasCorrections ? new CorrectedHistory(events).resolved(events) : plain(events);
    folded.sort(Comparator.comparing(Effective::event, PinnedEvent.ORDER));
    return folded;
  }

  /** Events without looking at corrections, in order: as rules before 0.3.0 folded them. */
  static List<Effective> ignoring(Collection<PinnedEvent> events) {
    List<Effective> folded = plain(events);
    folded.sort(Comparator.comparing(Effective::event, PinnedEvent.ORDER));
    return folded;
  }

  /** The corrections whose target is not there, and which therefore change nothing yet. */
  static List<PinnedEvent> waiting(Collection<PinnedEvent> events) {
    Set<Identity> ids = new HashSet<>();
    events.forEach(p -> ids.add(Identity.of(p.event())));
    return events.stream()
        .filter(
            p ->
                p.event().data() instanceof Corrections correction
                    && !ids.contains(target(correction)))
        .toList();
  }

  private static List<Effective> plain(Collection<PinnedEvent> events) {
    List<Effective> plain = new ArrayList<>(events.size());
    for (PinnedEvent event : events) {
      plain.add(new Effective(event, event));
    }
    return plain;
  }

  private List<Effective> resolved(Collection<PinnedEvent> events) {
    List<Effective> effective = new ArrayList<>(events.size());
    for (PinnedEvent event : events) {
      if (event.event().data() instanceof Corrections) {
        continue;
      }
      PinnedEvent correction = winner(Identity.of(event.event()), new HashSet<>());
      if (correction == null) {
        effective.add(new Effective(event, event));
      } else if (correction.event().data() instanceof Corrections.EventCorrected corrected) {
        Event replacement = Replacement.event(corrected);
        effective.add(
            new Effective(new PinnedEvent(replacement, correction.refVersion()), correction));
      }
    }
    return effective;
  }

  /** The correction of an event that counts, if any does. */
  private @Nullable PinnedEvent winner(Identity identity, Set<Identity> path) {
    PinnedEvent winner = null;
    for (PinnedEvent correction : corrections.getOrDefault(identity, List.of())) {
      if ((winner == null || PRECEDENCE.compare(correction, winner) > 0)
          && !isVoided(correction, path)) {
        winner = correction;
      }
    }
    return winner;
  }

  /** Corrections that void each other in a circle all count: nothing says which came first. */
  private boolean isVoided(PinnedEvent correction, Set<Identity> path) {
    Identity identity = Identity.of(correction.event());
    if (!corrections.containsKey(identity) || !path.add(identity)) {
      return false;
    }
    PinnedEvent over = winner(identity, path);
    path.remove(identity);
    return over != null && over.event().data() instanceof Corrections.EventVoided;
  }

  private static Identity target(Corrections correction) {
    return switch (correction) {
      case Corrections.EventCorrected c -> new Identity(c.targetSource(), c.targetId());
      case Corrections.EventVoided v -> new Identity(v.targetSource(), v.targetId());
    };
  }

  private static long revision(PinnedEvent pinned) {
    return switch (pinned.event().data()) {
      case Corrections.EventCorrected c -> c.revision();
      case Corrections.EventVoided v -> v.revision();
      default -> 0;
    };
  }
}
