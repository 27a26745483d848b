package io.loopledger.ingest.mapping.event;

import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.fault.MappingCode;
import io.loopledger.ingest.mapping.fault.MappingFault;
import io.loopledger.ingest.mapping.record.JsonFields;
import io.loopledger.ingest.mapping.record.Ref;
import io.loopledger.ingest.mapping.value.Condition;
import io.loopledger.ingest.mapping.value.Evaluation;
import io.loopledger.ingest.mapping.value.EventTime;
import io.loopledger.ingest.mapping.value.TimeValue;
import io.loopledger.ingest.mapping.value.Value;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.Subject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one event is made from a record, or from each element of a list in it. */
public final class EventPlan {
  private final Parts parts;

  /** All that makes an event. */
  record Parts(
      List<Ref.Pointer> forEach,
      @Nullable Condition when,
      Value label,
      Value source,
      IdPlan id,
      SubjectPlan subject,
      TimeValue time,
      RecordWriter<EventContext> context,
      RecordWriter<? extends EventData> data) {}

  EventPlan(Parts parts) {
    this.parts = parts;
  }

  /** The records events are made of. */
  List<Evaluation> records(Evaluation evaluation) throws FaultException {
    List<Evaluation> records = List.of(evaluation);
    for (Ref.Pointer pointer : parts.forEach()) {
      List<Evaluation> inner = new ArrayList<>();
      for (Evaluation one : records) {
        for (JsonFields element : ((JsonFields) one.fields()).elements(pointer)) {
          inner.add(one.element(element));
        }
      }
      records = inner;
    }
    return records;
  }

  boolean applies(Evaluation evaluation) throws FaultException {
    return parts.when() == null || parts.when().holds(evaluation);
  }

  /** The event; null if there are faults, which are noted. */
  @Nullable MappedEvent map(Evaluation evaluation, RowsBefore before, Faults faults) {
    List<String> notes = new ArrayList<>(0);
    try {
      EventTime time = time(evaluation, faults);
      EventData data = parts.data().make(evaluation, faults);
      if (time == null || data == null) {
        return null;
      }
      String id = parts.id().id(evaluation, before, notes);
      evaluation.id(id);
      Subject subject = parts.subject().subject(evaluation);
      EventContext context = parts.context().make(evaluation, faults);
      if (context == null) {
        return null;
      }
      String source = parts.source().needed(evaluation);
      return new MappedEvent(
          new Event(id, source, subject, time.instant(), context, data),
          parts.label().needed(evaluation),
          notes);
    } catch (FaultException e) {
      faults.add(e.fault());
      return null;
    } catch (IllegalArgumentException e) {
      faults.add(
          new MappingFault(
              MappingCode.BROKEN_RULE,
              "event",
              String.valueOf(e.getMessage()),
              "the event breaks a rule of the event language, which the value tells; correct it"));
      return null;
    }
  }

  private @Nullable EventTime time(Evaluation evaluation, Faults faults) {
    try {
      EventTime time = parts.time().read(evaluation);
      evaluation.time(time);
      return time;
    } catch (FaultException e) {
      faults.add(e.fault());
      return null;
    }
  }
}
