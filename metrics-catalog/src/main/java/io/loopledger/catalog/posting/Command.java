package io.loopledger.catalog.posting;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What the night asks of the one writer of a subject's entries. Each command is applied once,
 * whatever arrives twice.
 */
public sealed interface Command {
  /** Identifies it; its entries carry it as their trigger. */
  String id();

  /**
   * Restates a subject with other reference data.
   *
   * @param id identifies the command
   * @param refVersion the version every event of the subject is pinned to from now on
   */
  record Repin(String id, long refVersion) implements Command {
    public Repin {
      requireNonNull(id, "id is null");
    }
  }

  /**
   * Brings back the evicted cycles of a subject.
   *
   * @param id identifies the command
   * @param events the evicted events, from {@code raw.events}
   * @param posted what {@code ledger.entries} holds for these events
   */
  record Rehydrate(String id, List<PinnedEvent> events, List<Posting> posted) implements Command {
    public Rehydrate {
      requireNonNull(id, "id is null");
      events = List.copyOf(events);
      posted = List.copyOf(posted);
    }
  }

  /**
   * Posts an approved difference between the journal and the ledger.
   *
   * @param id identifies the command
   * @param difference journal less ledger, as the proof found it
   */
  record CorrectProof(String id, List<Posting> difference) implements Command {
    public CorrectProof {
      requireNonNull(id, "id is null");
      difference = List.copyOf(difference);
      Journal.of(difference);
    }
  }
}
