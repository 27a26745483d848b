package io.loopledger.ingest.collector.door;

import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.json.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one event of a request. */
public sealed interface Verdict {
  /** The event's id, where one could be read. */
  @Nullable String id();

  /** The event's source, where one could be read. */
  @Nullable String source();

  /** Kafka has it. */
  record Accepted(String id, String source) implements Verdict {}

  /** Kafka had it before; it counts once. */
  record Duplicate(String id, String source) implements Verdict {}

  /** It was not taken. */
  record Rejected(@Nullable String id, @Nullable String source, List<Fault> faults)
      implements Verdict {
    public Rejected {
      faults = List.copyOf(faults);
    }

    /** Whether the same event may be sent again as it is: the fault is not in it. */
    public boolean isRetryable() {
      return faults.stream()
          .allMatch(fault -> fault.code().owner() == RejectionCode.Owner.EXTERNAL);
    }
  }
}
