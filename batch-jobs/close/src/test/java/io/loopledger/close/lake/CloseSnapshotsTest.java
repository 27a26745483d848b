package io.loopledger.close.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.close.book.TableSnapshots;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.ProofsTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RejectionsTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.schemas.table.TableDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloseSnapshotsTest {
  private final Lake lake;

  CloseSnapshotsTest(@TempDir Path folder) {
    this.lake =
        Lake.open(
            new LakeConfig(
                "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;DATABASE_TO_UPPER=FALSE"
                    .formatted(UUID.randomUUID()),
                "lake",
                "secret",
                "file://" + folder));
    lake.createOrUpgradeTables();
    lake.createOrUpgradeTables();
  }

  @AfterEach
  void close() {
    lake.close();
  }

  /** Entries of 8 and 9 were posted before the close; a state of 7 would lack them. */
  @Test
  void aTableThatLagsIsWaitedForUntilItHasWhatWasPostedBefore() {
    commit(EntriesTable.DEFINITION, 7);
    commit(RejectionsTable.DEFINITION, 7);
    long entries = commit(EntriesTable.DEFINITION, 9);
    List<Long> seen = new ArrayList<>();

    TableSnapshots chosen =
        new CloseSnapshots(lake, Duration.ofMinutes(1))
            .choose(
                OptionalLong.of(9),
                found -> {
                  seen.add(found);
                  commit(RejectionsTable.DEFINITION, 9);
                });

    assertThat(seen).containsExactly(7L);
    assertThat(chosen.checkpointId()).isEqualTo(9);
    assertThat(chosen.of("ledger.entries")).hasValue(entries);
  }

  @Test
  void whatIsNewerThanTheCheckpointStaysOut() {
    long events = commit(RawEventsTable.DEFINITION, 9);
    commit(RawEventsTable.DEFINITION, 10);
    long entries = commit(EntriesTable.DEFINITION, 9);
    long proofs = append(ProofsTable.DEFINITION);

    TableSnapshots chosen =
        new CloseSnapshots(lake, Duration.ZERO).choose(OptionalLong.of(9), found -> {});

    assertThat(chosen.byTable())
        .containsOnlyKeys("raw.events", "ledger.entries", "ops.proofs")
        .containsEntry("raw.events", events)
        .containsEntry("ledger.entries", entries)
        .containsEntry("ops.proofs", proofs);
  }

  @Test
  void tablesThatNeverGetThereAreTold() {
    commit(EntriesTable.DEFINITION, 9);
    commit(RollupTable.DEFINITION, 8);

    assertThatThrownBy(
            () -> new CloseSnapshots(lake, Duration.ZERO).choose(OptionalLong.of(9), found -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith(
            "and checkpoint 9 is needed; see that the posting job commits and call the close again,"
                + " it goes on");
  }

  @Test
  void withoutAJobAStateThatLacksTheNewestEntriesIsRefused() {
    commit(EntriesTable.DEFINITION, 8);
    commit(EntriesTable.DEFINITION, 9);
    commit(RollupTable.DEFINITION, 8);

    assertThatThrownBy(
            () -> new CloseSnapshots(lake, Duration.ZERO).choose(OptionalLong.empty(), found -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the posting job does not run, and ledger.entries is newer than the checkpoint 8 that"
                + " all tables have; start the job (./loopledger up) and close again");
    long rollup = commit(RollupTable.DEFINITION, 9);
    assertThat(
            new CloseSnapshots(lake, Duration.ZERO)
                .choose(OptionalLong.empty(), found -> {})
                .of("mart.rollup"))
        .hasValue(rollup);
  }

  private long append(TableDefinition<?> definition) {
    Table table = lake.table(definition);
    table.newAppend().commit();
    return table.currentSnapshot().snapshotId();
  }

  private long commit(TableDefinition<?> definition, long checkpoint) {
    Table table = lake.table(definition);
    table
        .newAppend()
        .set("flink.job-id", "job")
        .set("flink.max-committed-checkpoint-id", Long.toString(checkpoint))
        .commit();
    return table.currentSnapshot().snapshotId();
  }
}
