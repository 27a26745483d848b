package io.loopledger.proof.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.table.CommandsTable;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.schemas.table.TableDefinition;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofSnapshotsTest {
  private static final TableDefinition<?> EVENTS = RawEventsTable.DEFINITION;
  private static final TableDefinition<?> ENTRIES = EntriesTable.DEFINITION;
  private static final TableDefinition<?> ROLLUP = RollupTable.DEFINITION;

  private final Lake lake;

  ProofSnapshotsTest(@TempDir Path folder) {
    this.lake =
        Lake.open(
            new LakeConfig(
                "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;DATABASE_TO_UPPER=FALSE"
                    .formatted(UUID.randomUUID()),
                "lake",
                "secret",
                "file://" + folder));
    lake.createOrUpgradeTables();
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void theOldestOfTheNewestCheckpointsIsWhatAllTablesHave() {
    commit(EVENTS, "job", 6);
    long events = commit(EVENTS, "job", 7);
    commit(EVENTS, "job", 8);
    long entries = commit(ENTRIES, "job", 7);
    // The roll-up had nothing at 7, and 8 is committed already.
    long rollup = commit(ROLLUP, "job", 6);
    commit(ROLLUP, "job", 8);

    ProofSnapshots snapshots = ProofSnapshots.newest(lake);

    assertThat(snapshots.checkpointId()).isEqualTo(7);
    assertThat(snapshots.of(EVENTS)).hasValue(events);
    assertThat(snapshots.of(ENTRIES)).hasValue(entries);
    assertThat(snapshots.of(ROLLUP)).hasValue(rollup);
    assertThat(snapshots.of(CommandsTable.DEFINITION)).isEmpty();
  }

  @Test
  void whatTheUpkeepCommitsCountsToTheCheckpointBeforeIt() {
    commit(EVENTS, "job", 7);
    long compacted = append(EVENTS);
    commit(EVENTS, "job", 8);
    commit(ENTRIES, "job", 7);
    long entries = append(ENTRIES);

    ProofSnapshots snapshots = ProofSnapshots.newest(lake);

    assertThat(snapshots.of(EVENTS)).hasValue(compacted);
    assertThat(snapshots.of(ENTRIES)).hasValue(entries);
  }

  @Test
  void aLakeThatNoJobWroteIsTakenAsItIs() {
    append(EVENTS);
    long events = append(EVENTS);

    ProofSnapshots snapshots = ProofSnapshots.newest(lake);

    assertThat(snapshots.checkpointId()).isZero();
    assertThat(snapshots.of(EVENTS)).hasValue(events);
  }

  @Test
  void anEmptyLakeHasNoSnapshots() {
    assertThat(ProofSnapshots.newest(lake).byTable().values()).allMatch(s -> s.isEmpty());
  }

  @Test
  void checkpointsOfTwoJobsCannotBeCompared() {
    commit(EVENTS, "new", 2);
    commit(ENTRIES, "old", 9_000);

    assertThatThrownBy(() -> ProofSnapshots.newest(lake))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "tables were last written by different jobs (a table by job): {new=raw.events,"
                + " old=ledger.entries}; prove again when the running job has committed to all of"
                + " them, after at most ten checkpoints");
  }

  @Test
  void aCheckpointWhoseSnapshotIsGoneIsRefused() {
    commit(EVENTS, "job", 8);
    commit(ENTRIES, "job", 7);

    assertThatThrownBy(() -> ProofSnapshots.newest(lake))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "raw.events has no snapshot of checkpoint 7 any more; prove again when all tables have"
                + " a newer one");
  }

  private long append(TableDefinition<?> definition) {
    Table table = lake.table(definition);
    table.newAppend().commit();
    return table.currentSnapshot().snapshotId();
  }

  private long commit(TableDefinition<?> definition, String job, long checkpoint) {
    Table table = lake.table(definition);
    table
        .newAppend()
        .set("flink.job-id", job)
        .set("flink.operator-id", "sink")
        .set("flink.max-committed-checkpoint-id", Long.toString(checkpoint))
        .commit();
    return table.currentSnapshot().snapshotId();
  }
}
