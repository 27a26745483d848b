package io.loopledger.dayend.decide;

import io.loopledger.schemas.event.Corrections.EventCorrected;
import io.loopledger.schemas.event.Corrections.EventVoided;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.json.JsonEvents;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The day-end events that are there already, as corrections leave them. */
public final class Known {
  private final Set<String> ids = new HashSet<>();
  private final Map<String, EventData> inForce = new HashMap<>();
  private final Map<String, Long> revisions = new HashMap<>();
  private final Map<String, Instant> correctedAt = new HashMap<>();

  /** Adds those of a subject. */
  public void take(SubjectBook book) {
    book.events()
        .forEach(
            pinned -> {
              Event event = pinned.event();
              switch (event.data()) {
                case EventCorrected c ->
                    revised(event, c.targetSource(), c.targetId(), c.revision());
                case EventVoided v -> revised(event, v.targetSource(), v.targetId(), v.revision());
                default -> {
                  if (event.source().equals(Day.SOURCE)) {
                    ids.add(event.id());
                  }
                }
              }
            });
    for (Event event : book.standing().events()) {
      if (event.source().equals(Day.SOURCE)) {
        inForce.put(event.id(), event.data());
      }
    }
  }

  private void revised(Event correction, String source, String id, long revision) {
    if (source.equals(Day.SOURCE)) {
      revisions.merge(id, revision, Math::max);
      correctedAt.merge(id, correction.effectiveTime(), (a, b) -> a.isAfter(b) ? a : b);
    }
  }

  /** What an event says, if it is there and not voided. */
  public Optional<EventData> inForce(String id) {
    return Optional.ofNullable(inForce.get(id));
  }

  /**
   * What has to be published so that an event is there as it should be.
   *
   * @param at effective time of a correction; what it posts is dated by the event it corrects
   */
  public Optional<Event> change(Wanted wanted, Instant at) {
    Event event = wanted.event();
    EventData said = inForce.get(event.id());
    if (wanted.ifThere() != Wanted.IfThere.KEEP && isCorrectedAfter(event.id(), at)) {
      return Optional.empty();
    }
    return switch (wanted.ifThere()) {
      case KEEP -> ids.contains(event.id()) ? Optional.empty() : Optional.of(event);
      case CORRECT -> {
        if (!ids.contains(event.id())) {
          yield Optional.of(event);
        }
        yield event.data().equals(said) ? Optional.empty() : Optional.of(corrected(event, at));
      }
      case VOID -> said == null ? Optional.empty() : Optional.of(voided(event, at));
    };
  }

  /** A later night knew more: an older one that is run again does not undo that. */
  private boolean isCorrectedAfter(String id, Instant at) {
    Instant last = correctedAt.get(id);
    return last != null && last.isAfter(at);
  }

  private Event corrected(Event event, Instant at) {
    long revision = next(event.id());
    return correction(
        event,
        at,
        revision,
        new EventCorrected(
            Day.SOURCE,
            event.id(),
            revision,
            JsonEvents.write(event),
            "computed again from other figures",
            Day.SOURCE));
  }

  private Event voided(Event event, Instant at) {
    long revision = next(event.id());
    return correction(
        event,
        at,
        revision,
        new EventVoided(
            Day.SOURCE, event.id(), revision, "no longer part of its document", Day.SOURCE));
  }

  private long next(String id) {
    @Nullable Long last = revisions.get(id);
    return last == null ? 1 : last + 1;
  }

  private static Event correction(Event of, Instant at, long revision, EventData data) {
    return new Event(
        "%s-r%d".formatted(of.id(), revision),
        Day.SOURCE,
        of.subject(),
        at,
        of.context().withExtensions(Map.of()),
        data);
  }
}
