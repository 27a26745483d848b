package io.loopledger.ingest.mapping;

import io.loopledger.ingest.mapping.event.MappedEvent;
import io.loopledger.ingest.mapping.fault.MappingFault;
import java.util.List;

/** What a row or document became. */
public sealed interface Outcome {
  /** Events, at least one. */
  record Events(List<MappedEvent> events, List<String> notes) implements Outcome {
    public Events {
      events = List.copyOf(events);
      notes = List.copyOf(notes);
    }
  }

  /** Nothing, for a reason the mapping gives. */
  record Skipped(String reason) implements Outcome {}

  /** Nothing, because of faults; at least one. */
  record Rejected(List<MappingFault> faults) implements Outcome {
    public Rejected {
      faults = List.copyOf(faults);
    }
  }
}
