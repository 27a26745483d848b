package io.loopledger.proof.table;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.CommandsTable;
import io.loopledger.schemas.table.DeferredTable;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RejectionsTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.schemas.table.TableDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * The tables as they were at one checkpoint of the posting job. The tables are committed one after
 * the other, so their newest snapshots need not belong together; what all of them have does: the
 * oldest of their newest checkpoints. Of each table the newest snapshot is taken that holds nothing
 * later. Commits of others, such as the upkeep, count to the checkpoint before them.
 *
 * @param checkpointId the checkpoint; 0 where no job of Flink wrote
 * @param byTable snapshots, in the order of {@link #TABLES}; none of a table that was never
 *     committed to, which is empty
 */
public record ProofSnapshots(long checkpointId, Map<TableDefinition<?>, OptionalLong> byTable) {
  /** The tables that a proof reads. */
  public static final List<TableDefinition<?>> TABLES =
      List.of(
          RawEventsTable.DEFINITION,
          EntriesTable.DEFINITION,
          RollupTable.DEFINITION,
          RejectionsTable.DEFINITION,
          DeferredTable.DEFINITION,
          CommandsTable.DEFINITION);

  private static final String JOB = "flink.job-id";
  private static final String CHECKPOINT = "flink.max-committed-checkpoint-id";

  public ProofSnapshots {
    byTable = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byTable));
  }

  /** A job's checkpoint; of nobody's for what was written without Flink. */
  private record Mark(String job, long checkpoint) {
    static final Mark NOBODY = new Mark("", 0);

    static Optional<Mark> of(Snapshot snapshot) {
      Map<String, String> summary = snapshot.summary();
      return Optional.ofNullable(summary.get(CHECKPOINT))
          .map(id -> new Mark(summary.getOrDefault(JOB, ""), Long.parseLong(id)));
    }
  }

  /**
   * The newest checkpoint that all tables have.
   *
   * @throws IllegalStateException if the tables were last written by different jobs, or a table no
   *     longer has a snapshot of that checkpoint: ask again after the next checkpoints
   */
  public static ProofSnapshots newest(Lake lake) {
    Map<TableDefinition<?>, Table> tables = new LinkedHashMap<>();
    TABLES.forEach(definition -> tables.put(definition, lake.table(definition)));
    Map<TableDefinition<?>, Mark> newest = new LinkedHashMap<>();
    tables.forEach(
        (definition, table) -> {
          Snapshot head = table.currentSnapshot();
          if (head != null) {
            newest.put(definition, mark(table, head));
          }
        });
    requireOneJob(newest);
    long checkpoint = newest.values().stream().mapToLong(Mark::checkpoint).min().orElse(0);
    Map<TableDefinition<?>, OptionalLong> snapshots = new LinkedHashMap<>();
    tables.forEach(
        (definition, table) -> snapshots.put(definition, snapshot(definition, table, checkpoint)));
    return new ProofSnapshots(checkpoint, snapshots);
  }

  /** The snapshot of a table; none if it was never committed to. */
  public OptionalLong of(TableDefinition<?> table) {
    OptionalLong snapshot = byTable.get(table);
    if (snapshot == null) {
      throw new IllegalArgumentException(
          "%s is none of the tables of a proof".formatted(table.qualifiedName()));
    }
    return snapshot;
  }

  private static OptionalLong snapshot(
      TableDefinition<?> definition, Table table, long checkpoint) {
    Snapshot head = table.currentSnapshot();
    if (head == null) {
      return OptionalLong.empty();
    }
    for (Snapshot s = head; s != null; s = parent(table, s)) {
      if (mark(table, s).checkpoint() <= checkpoint) {
        return OptionalLong.of(s.snapshotId());
      }
    }
    throw new IllegalStateException(
        "%s has no snapshot of checkpoint %d any more; prove again when all tables have a newer one"
            .formatted(definition.qualifiedName(), checkpoint));
  }

  /** Of the snapshot, or of the nearest one before it that has any. */
  private static Mark mark(Table table, Snapshot from) {
    for (Snapshot s = from; s != null; s = parent(table, s)) {
      Optional<Mark> mark = Mark.of(s);
      if (mark.isPresent()) {
        return mark.get();
      }
    }
    return Mark.NOBODY;
  }

  private static @Nullable Snapshot parent(Table table, Snapshot snapshot) {
    Long parent = snapshot.parentId();
    return parent == null ? null : table.snapshot(parent);
  }

  /** Checkpoints of two jobs are counted apart and cannot be compared. */
  private static void requireOneJob(Map<TableDefinition<?>, Mark> newest) {
    Map<String, String> tableByJob = new LinkedHashMap<>();
    newest.forEach((table, mark) -> tableByJob.putIfAbsent(mark.job(), table.qualifiedName()));
    if (tableByJob.size() > 1) {
      throw new IllegalStateException(
          "tables were last written by different jobs (a table by job): %s; prove again when the"
                  .formatted(tableByJob)
              + " running job has committed to all of them, after at most ten checkpoints");
    }
  }
}
