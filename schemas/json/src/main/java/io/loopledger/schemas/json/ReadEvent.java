package io.loopledger.schemas.json;

import io.loopledger.schemas.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an element of a request became. */
public sealed interface ReadEvent {
  /** An event that keeps all rules. Its customer is as the source wrote it. */
  record Valid(Event event) implements ReadEvent {}

  /**
   * An event that breaks rules.
   *
   * @param id its id, where one could be read
   * @param source its source, where one could be read
   * @param faults at least one
   */
  record Invalid(@Nullable String id, @Nullable String source, List<Fault> faults)
      implements ReadEvent {
    public Invalid {
      faults = List.copyOf(faults);
    }
  }
}
