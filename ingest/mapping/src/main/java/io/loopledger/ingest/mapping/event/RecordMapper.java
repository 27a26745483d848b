package io.loopledger.ingest.mapping.event;

import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.fault.MappingCode;
import io.loopledger.ingest.mapping.fault.MappingFault;
import io.loopledger.ingest.mapping.value.Condition;
import io.loopledger.ingest.mapping.value.Evaluation;
import io.loopledger.ingest.mapping.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Maps a record: checks first, then each event that applies. */
public final class RecordMapper {
  private final List<Check> checks;
  private final List<EventPlan> events;
  private final Choose choose;
  private final @Nullable String noEvent;
  private final List<Note> notes;

  /** Which events of a record are made. */
  public enum Choose {
    /** All that apply. */
    ALL,
    /** The first that applies. */
    FIRST
  }

  /** What becomes of a record a check holds for. */
  public enum Verdict {
    /** It carries nothing to post. */
    SKIP,
    /** It is wrong. */
    REJECT
  }

  /** Something that takes a record out. */
  public record Check(Verdict verdict, Condition when, String reason, String field, Value value) {}

  /** Something worth counting. */
  public record Note(Condition when, String text) {}

  /**
   * A mapper.
   *
   * @param noEvent why a record without any event is skipped; null to reject it
   */
  public RecordMapper(
      List<Check> checks,
      List<EventPlan> events,
      Choose choose,
      @Nullable String noEvent,
      List<Note> notes) {
    this.checks = List.copyOf(checks);
    this.events = List.copyOf(events);
    this.choose = choose;
    this.noEvent = noEvent;
    this.notes = List.copyOf(notes);
  }

  /**
   * Maps a record.
   *
   * @return why it is skipped; empty if it is not
   */
  public Optional<String> map(
      Evaluation evaluation,
      RowsBefore before,
      List<MappedEvent> made,
      List<String> worthKnowing,
      Faults faults) {
    try {
      for (Check check : checks) {
        if (check.when().holds(evaluation)) {
          if (check.verdict() == Verdict.SKIP) {
            return Optional.of(check.reason());
          }
          faults.add(rejected(check, evaluation));
          return Optional.empty();
        }
      }
      boolean any = events(evaluation, before, made, faults);
      if (!any && faults.isEmpty()) {
        return none(faults);
      }
      for (Note note : notes) {
        if (note.when().holds(evaluation)) {
          worthKnowing.add(note.text());
        }
      }
      requireDistinct(made, faults);
    } catch (FaultException e) {
      faults.add(e.fault());
    }
    return Optional.empty();
  }

  private boolean events(
      Evaluation evaluation, RowsBefore before, List<MappedEvent> made, Faults faults)
      throws FaultException {
    boolean any = false;
    for (EventPlan plan : events) {
      boolean applied = false;
      for (Evaluation record : plan.records(evaluation)) {
        if (plan.applies(record)) {
          applied = true;
          MappedEvent event = plan.map(record, before, faults);
          if (event != null) {
            made.add(event);
          }
        }
      }
      any |= applied;
      if (applied && choose == Choose.FIRST) {
        return true;
      }
    }
    return any;
  }

  private Optional<String> none(Faults faults) {
    if (noEvent != null) {
      return Optional.of(noEvent);
    }
    faults.add(
        new MappingFault(
            MappingCode.NO_EVENT,
            "events",
            "",
            "no event's 'when' holds; add one, or state with 'no-event' why such records carry"
                + " nothing"));
    return Optional.empty();
  }

  private static MappingFault rejected(Check check, Evaluation evaluation) throws FaultException {
    return new MappingFault(
        MappingCode.REJECTED_BY_MAPPING,
        check.field(),
        check.value().text(evaluation),
        check.reason());
  }

  private static void requireDistinct(List<MappedEvent> made, Faults faults) {
    if (made.size() < 2) {
      return;
    }
    Set<String> ids = new HashSet<>();
    for (MappedEvent event : made) {
      if (!ids.add(event.event().source() + " " + event.event().id())) {
        faults.add(
            new MappingFault(
                MappingCode.DUPLICATE_ID,
                "id",
                event.event().id(),
                "two events of one record have the same id; give each event an id of its own, such"
                    + " as '{Order}-fee'"));
      }
    }
  }
}
