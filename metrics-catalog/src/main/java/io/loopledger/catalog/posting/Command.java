package io.loopledger.catalog.posting;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.command.EventPin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
   * Restates a subject with a version for each of some events: so a restatement is taken back,
   * whose events had pins of their own before.
   *
   * @param id identifies the command
   * @param pins the version each of these events is pinned to from now on; the others keep theirs
   */
  record RepinEvents(String id, List<EventPin> pins) implements Command {
    public RepinEvents {
      requireNonNull(id, "id is null");
      pins = List.copyOf(pins);
    }
  }

  /**
   * Brings back the evicted cycles of a subject.
   *
   * @param id identifies the command
   * @param events the evicted events, from {@code raw.events}; others of the subject may be among
   *     them
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
   * Posts an approved difference between the journal and the ledger. The ledger balances
   * afterwards: a row that was lost alone leaves one side, and so does what brings it back.
   *
   * @param id identifies the command
   * @param difference journal less ledger, as the proof found it
   * @param ledger money that {@code ledger.entries} holds now for the same events; nothing where
   *     the difference balances by itself
   */
  record CorrectProof(String id, List<Posting> difference, List<Posting> ledger)
      implements Command {
    public CorrectProof {
      requireNonNull(id, "id is null");
      difference = List.copyOf(difference);
      ledger = List.copyOf(ledger);
      requireSameEvents(difference, ledger);
      List<Posting> afterwards = new ArrayList<>(ledger);
      afterwards.addAll(difference);
      Journal.of(afterwards);
    }

    /** A difference that balances by itself. */
    public CorrectProof(String id, List<Posting> difference) {
      this(id, difference, List.of());
    }

    private static void requireSameEvents(List<Posting> difference, List<Posting> ledger) {
      record Name(String source, String eventId) {}
      Set<Name> corrected = new HashSet<>();
      difference.forEach(p -> corrected.add(new Name(p.key().source(), p.key().eventId())));
      for (Posting posting : ledger) {
        Posting.Key key = posting.key();
        if (!corrected.contains(new Name(key.source(), key.eventId()))) {
          throw new IllegalStateException(
              "ledger_amounts has event %s of source %s, which the command does not correct; leave it out"
                  .formatted(key.eventId(), key.source()));
        }
      }
    }
  }
}
