package io.loopledger.ingest.client;

import java.util.List;

/** What the door did with one event. */
public sealed interface Verdict {
  /** The event's source. */
  String source();

  /** The event's id, unique within its source. */
  String id();

  /** Written to Kafka and acknowledged by it. */
  record Accepted(String source, String id) implements Verdict {}

  /** The door had this source and id already; it counts once. */
  record Duplicate(String source, String id) implements Verdict {}

  /**
   * Not taken; sending it again unchanged gives the same answer.
   *
   * @param problems what to mend, at least one
   */
  record Rejected(String source, String id, List<Problem> problems) implements Verdict {
    public Rejected {
      problems = List.copyOf(problems);
    }

    /** Whether the door could not take it now, for a reason that is not the event's. */
    boolean isTemporary() {
      return problems.stream().anyMatch(Problem::retryable);
    }
  }
}
