package io.loopledger.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.lake.LakeTables;
import io.loopledger.schemas.table.TableDefinition;
import io.loopledger.streaming.fixture.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StartCheckTest {
  private final Path checkpoints;
  private final LakeConfig config;
  private final Path otherFolder;
  private StartPolicy policy = StartPolicy.CHECKED;

  StartCheckTest(@TempDir Path folder) {
    this.checkpoints = folder.resolve("checkpoints");
    this.otherFolder = folder.resolve("other-lake");
    this.config = TestLake.in(folder.resolve("lake"));
  }

  @Test
  void anEmptyLakeWithoutCheckpointsMayStartAndIsRemembered() throws IOException {
    require(Optional.empty());

    List<String> mark = Files.readAllLines(checkpoints.resolve("lake.id"));
    assertThat(mark)
        .hasSize(7)
        .allMatch(line -> line.matches("[a-z]+\\.[a-z]+ [0-9a-f-]{36}"))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly(
            "ledger.entries",
            "mart.rollup",
            "ops.alerts",
            "ops.commands",
            "ops.deferred",
            "ops.rejections",
            "raw.events");
  }

  static Stream<TableDefinition<?>> tables() {
    return LakeTables.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void rowsInAnyTableRefuseAStartWithoutACheckpoint(TableDefinition<?> table) {
    addRows(table, 3, 1);

    assertThatThrownBy(() -> require(Optional.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "%s holds 3 rows but there is no checkpoint in %s to go on from;"
                + " restore that folder, or start over with ./loopledger reset",
            table.qualifiedName(), checkpoints);
    assertThat(checkpoints.resolve("lake.id")).doesNotExist();
  }

  @Test
  void aForcedStartWithoutACheckpointHappensAndIsRemembered() {
    addRows(LakeTables.ALL.get(0), 3, 1);
    policy = StartPolicy.FORCED;

    assertThatCode(() -> require(Optional.empty())).doesNotThrowAnyException();
    assertThat(checkpoints.resolve("lake.id")).exists();
  }

  @Test
  void aForcedStartFromAnOlderCheckpointIsRefusedAllTheSame() {
    require(Optional.empty());
    addRows(LakeTables.ALL.get(0), 3, 7);
    policy = StartPolicy.FORCED;

    assertThatThrownBy(() -> require(checkpoint(6))).hasMessageContaining("of checkpoint 7");
  }

  @Test
  void theJobOfAForcedStartMayGoOnBelowTheNumbersOfTheOneBefore() {
    addRows(LakeTables.ALL.get(0), 3, 7);
    policy = StartPolicy.FORCED;
    require(Optional.empty());
    policy = StartPolicy.CHECKED;

    require(checkpoint(1));

    // What is committed behind the forced start counts again, also after that start's successor.
    addRows(LakeTables.ALL.get(0), 3, 2);
    assertThatThrownBy(() -> require(checkpoint(1))).hasMessageContaining("of checkpoint 2");
    assertThatCode(() -> require(checkpoint(2))).doesNotThrowAnyException();
  }

  @Test
  void aSavepointMayStartANewFolderOfCheckpoints() {
    addRows(LakeTables.ALL.get(0), 3, 7);

    assertThatCode(() -> require(savepoint(8))).doesNotThrowAnyException();
    assertThat(checkpoints.resolve("lake.id")).exists();
  }

  @Test
  void aSavepointOlderThanTheLakeIsRefused() {
    addRows(LakeTables.ALL.get(0), 3, 7);

    assertThatThrownBy(() -> require(savepoint(6)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "raw.events holds the rows of checkpoint 7, but file:///savepoint is checkpoint 6;");
  }

  @Test
  void aSavepointForALakeWithoutRowsIsOfAnother() {
    assertThatThrownBy(() -> require(savepoint(6)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the lake holds no rows, so the named state file:///savepoint");
  }

  @Test
  void aCheckpointOfThisLakeMayGoOn() {
    require(Optional.empty());
    addRows(LakeTables.ALL.get(0), 3, 7);

    assertThatCode(() -> require(checkpoint(7))).doesNotThrowAnyException();
    assertThatCode(() -> require(checkpoint(8))).doesNotThrowAnyException();
  }

  @Test
  void aCheckpointOlderThanTheLakeIsRefused() {
    require(Optional.empty());
    addRows(LakeTables.ALL.get(0), 3, 7);

    assertThatThrownBy(() -> require(checkpoint(6)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "raw.events holds the rows of checkpoint 7, but the newest one in %s is 6;",
            checkpoints);
  }

  @Test
  void theCheckpointsOfAnotherLakeAreRefused() {
    require(Optional.empty());
    LakeConfig madeAnew = TestLake.in(otherFolder);

    assertThatThrownBy(() -> require(madeAnew, checkpoint(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("are not of this lake: raw.events was made anew");
  }

  @Test
  void checkpointsWithoutAMarkAreNoneOfALakeWithRows() throws IOException {
    require(Optional.empty());
    Files.delete(checkpoints.resolve("lake.id"));
    addRows(LakeTables.ALL.get(3), 1, 1);

    assertThatThrownBy(() -> require(checkpoint(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("are not of this lake: ops.rejections was made anew");
  }

  @Test
  void aTableThatAnUpgradeAddedJoinsTheMark() throws IOException {
    require(Optional.empty());
    Path mark = checkpoints.resolve("lake.id");
    List<String> all = Files.readAllLines(mark);
    Files.write(mark, all.subList(0, 3));

    require(checkpoint(1));

    assertThat(Files.readAllLines(mark)).isEqualTo(all);
  }

  @Test
  void aJobIdThatTheLakeKnowsIsNotGivenToAStartWithoutState() {
    addRows(LakeTables.ALL.get(5), 0, 7);

    assertThatThrownBy(() -> requireUnused("job"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "ops.alerts holds checkpoint 7 of a job job, and the cluster gives the same id to this"
                + " start, which has no state; name that job's newest checkpoint or savepoint (-s),"
                + " or give this one another id");
    assertThatCode(() -> requireUnused("another")).doesNotThrowAnyException();
  }

  private void requireUnused(String jobId) {
    try (Lake lake = Lake.open(config)) {
      new StartCheck(new org.apache.flink.core.fs.Path(checkpoints.toString()), lake, policy)
          .requireUnusedJobId(jobId);
    }
  }

  private void require(Optional<StartState> from) {
    require(config, from);
  }

  private void require(LakeConfig lakeConfig, Optional<StartState> from) {
    try (Lake lake = Lake.open(lakeConfig)) {
      new StartCheck(new org.apache.flink.core.fs.Path(checkpoints.toString()), lake, policy)
          .require(from);
    }
  }

  private static Optional<StartState> checkpoint(long number) {
    return Optional.of(
        new StartState.Retained(
            new CheckpointFolder.Checkpoint("job", number, "file:///chk-" + number)));
  }

  private static Optional<StartState> savepoint(long number) {
    return Optional.of(new StartState.Named(number, "file:///savepoint"));
  }

  /** Metadata only: the check reads no data file. */
  private void addRows(TableDefinition<?> definition, long rows, long checkpointId) {
    try (Lake lake = Lake.open(config)) {
      Table table = lake.table(definition);
      table
          .newAppend()
          .appendFile(
              DataFiles.builder(table.spec())
                  .withPath(table.location() + "/data/none.parquet")
                  .withFileSizeInBytes(1)
                  .withRecordCount(rows)
                  .withPartition(GenericRecord.create(table.spec().partitionType()))
                  .build())
          .set("flink.job-id", "job")
          .set("flink.operator-id", "sink")
          .set("flink.max-committed-checkpoint-id", Long.toString(checkpointId))
          .commit();
    }
  }
}
