package io.loopledger.breaks.night;

import io.loopledger.breaks.book.BreakBook;
import io.loopledger.breaks.book.FoundBreak;
import io.loopledger.breaks.book.NightRun;
import io.loopledger.breaks.book.WriteOffEvent;
import io.loopledger.breaks.book.WriteOffs;
import io.loopledger.breaks.table.BreakStore;
import io.loopledger.matching.rule.Reconciliation;
import io.loopledger.schemas.finance.BreakChange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Keeps what a night found: each reconciliation in one commit, once for a run. Write-offs come
 * last, all in one commit, and their events after it: as soon as events change the ledger, all else
 * of the run is kept, and a repeated run only publishes them again.
 */
final class NightBook {
  private static final int MAX_TRIES = 20;

  private final BreakStore store;
  private final Events events;
  private final NightRun night;

  /** Of one run. */
  NightBook(BreakStore store, Events events, NightRun night) {
    this.store = store;
    this.events = events;
    this.night = night;
  }

  /** Whether the run came as far as to write off: then all it found is kept. */
  boolean hasWrittenOff() throws SQLException {
    return !store.writtenOffIn(night.runId()).isEmpty();
  }

  /**
   * Keeps what was found.
   *
   * @param reconciliation whose findings these are
   * @param found all of them
   */
  void keep(String reconciliation, List<FoundBreak> found) throws SQLException {
    if (!store.ofRun(night.runId(), reconciliation).isEmpty()) {
      return;
    }
    BreakBook book = new BreakBook(reconciliation, night);
    for (int i = 0; i < MAX_TRIES; i++) {
      BreakStore.View seen = store.ofReconciliations(Set.of(reconciliation));
      List<BreakChange> changes = book.changes(seen.rows(), found);
      if (changes.isEmpty() || store.append(changes, seen, Set.of(reconciliation))) {
        return;
      }
    }
    throw busy();
  }

  /** Writes off what the policies of these reconciliations allow, unless the run did. */
  void writeOff(List<Reconciliation> rules) throws SQLException {
    Set<String> names = WriteOffs.RECONCILIATIONS;
    for (int i = 0; i < MAX_TRIES && !hasWrittenOff(); i++) {
      BreakStore.View seen = store.ofReconciliations(names);
      List<BreakChange> rows = decided(rules, seen);
      if (rows.isEmpty()) {
        return;
      }
      store.append(rows, seen, names);
    }
    List<BreakChange> rows = store.writtenOffIn(night.runId());
    if (rows.isEmpty()) {
      throw busy();
    }
    events.publish(rows.stream().map(WriteOffEvent::of).toList());
  }

  private List<BreakChange> decided(List<Reconciliation> rules, BreakStore.View seen)
      throws SQLException {
    List<BreakChange> rows = new ArrayList<>();
    for (Reconciliation rule : rules) {
      if (!rule.writeOff().isEmpty()) {
        List<BreakChange> ours =
            seen.rows().stream()
                .filter(row -> row.about().reconciliation().equals(rule.name()))
                .toList();
        rows.addAll(
            new WriteOffs(rule.name(), rule.writeOff())
                .decide(
                    ours,
                    Set.copyOf(store.everWrittenOff(rule.name())),
                    new BreakBook(rule.name(), night)));
      }
    }
    return rows;
  }

  private static IllegalStateException busy() {
    return new IllegalStateException(
        "finance.breaks is changed by others all the time; run the night again");
  }
}
