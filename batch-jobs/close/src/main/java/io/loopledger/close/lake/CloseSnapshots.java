package io.loopledger.close.lake;

import io.loopledger.close.book.TableSnapshots;
import io.loopledger.proof.table.ProofSnapshots;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeTables;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.schemas.table.TableDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.iceberg.Snapshot;

/**
 * Chooses one state of every table: of those the posting job writes the snapshots of one
 * checkpoint, of the others the newest.
 */
public final class CloseSnapshots {
  /** All tables that a close tags. */
  public static final List<TableDefinition<?>> TABLES =
      Stream.concat(LakeTables.ALL.stream(), LakeTables.OF_THE_NIGHT.stream()).toList();

  private static final Duration POLL = Duration.ofMillis(500);

  private final Lake lake;
  private final Duration patience;

  /**
   * Of a lake.
   *
   * @param patience how long the tables are waited for; a table that gets no rows is committed to
   *     at every tenth checkpoint only
   */
  public CloseSnapshots(Lake lake, Duration patience) {
    this.lake = lake;
    this.patience = patience;
  }

  /**
   * Chooses.
   *
   * @param checkpoint what all tables must hold; empty where the posting job does not run, and the
   *     newest entries must be part of a state that all tables have
   * @param waiting told of the checkpoint that is there, while the tables are waited for
   * @throws IllegalStateException if there is no such state in time
   */
  public TableSnapshots choose(OptionalLong checkpoint, LongConsumer waiting) {
    ProofSnapshots newest =
        checkpoint.isPresent()
            ? awaited(checkpoint.getAsLong(), waiting)
            : ProofSnapshots.newest(lake);
    if (checkpoint.isEmpty()) {
      requireHead(newest, EntriesTable.DEFINITION);
      requireHead(newest, RollupTable.DEFINITION);
    }
    return new TableSnapshots(newest.checkpointId(), byTable(newest));
  }

  /** Tables of two jobs, too, are waited for: the running one commits to all of them in time. */
  private ProofSnapshots awaited(long checkpoint, LongConsumer waiting) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      String found;
      try {
        ProofSnapshots newest = ProofSnapshots.newest(lake);
        if (newest.checkpointId() >= checkpoint) {
          return newest;
        }
        found = "the tables are at checkpoint %d".formatted(newest.checkpointId());
        waiting.accept(newest.checkpointId());
      } catch (IllegalStateException notYet) {
        found = String.valueOf(notYet.getMessage());
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "%s after %d s, and checkpoint %d is needed; see that the posting job commits and call the close again, it goes on"
                .formatted(found, patience.toSeconds(), checkpoint));
      }
      pause();
    }
  }

  /** Nobody commits what is missing while the job does not run. */
  private void requireHead(ProofSnapshots newest, TableDefinition<?> table) {
    OptionalLong head = head(table);
    if (!head.equals(newest.of(table))) {
      throw new IllegalStateException(
          "the posting job does not run, and %s is newer than the checkpoint %d that all tables have; start the job (./loopledger up) and close again"
              .formatted(table.qualifiedName(), newest.checkpointId()));
    }
  }

  private Map<String, Long> byTable(ProofSnapshots newest) {
    Map<String, Long> byTable = new TreeMap<>();
    for (TableDefinition<?> table : TABLES) {
      OptionalLong snapshot =
          ProofSnapshots.TABLES.contains(table) ? newest.of(table) : head(table);
      snapshot.ifPresent(id -> byTable.put(table.qualifiedName(), id));
    }
    return byTable;
  }

  private OptionalLong head(TableDefinition<?> table) {
    Snapshot head = lake.table(table).currentSnapshot();
    return head == null ? OptionalLong.empty() : OptionalLong.of(head.snapshotId());
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the tables", e);
    }
  }
}
