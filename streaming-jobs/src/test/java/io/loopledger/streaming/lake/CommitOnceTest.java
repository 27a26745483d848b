package io.loopledger.streaming.lake;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.lake.LakeTables;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.streaming.fixture.CatalogProxy;
import io.loopledger.streaming.fixture.CatalogProxy.Fault;
import io.loopledger.testservers.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One commit with the sink's marks against a real PostgreSQL whose connection breaks: through
 * Iceberg's table as it is, and through ours.
 */
@Timeout(value = 180, unit = SECONDS)
@SuppressWarnings("NullAway.Init") // JUnit makes the folder, then calls what starts the servers.
class CommitOnceTest {
  private static final String TABLE = "mart/rollup";

  private static @TempDir Path folder;
  private static TestPostgres postgres;
  private static CatalogProxy proxy;

  private LakeConfig behindProxy;
  private LakeConfig direct;

  @BeforeAll
  static void startServers() {
    postgres = TestPostgres.start(folder.resolve("postgres"));
    proxy = CatalogProxy.before(postgres.port());
  }

  @AfterAll
  static void stopServers() throws Exception {
    proxy.close();
    postgres.close();
  }

  @BeforeEach
  void makeLake(TestInfo test) {
    String name = "t" + Math.abs(test.getDisplayName().hashCode());
    postgres.createDatabase(name);
    behindProxy = config(name, proxy.jdbcUrl(name, TestPostgres.USER));
    direct = config(name, postgres.jdbcUrl(name));
    try (Lake lake = Lake.open(direct)) {
      lake.createOrUpgradeTables();
    }
  }

  private static LakeConfig config(String name, String url) {
    return new LakeConfig(url, TestPostgres.USER, "", "file://" + folder.resolve(name));
  }

  @Test
  void anAnswerThatIsLostIsNoLoss() throws Exception {
    // After the first one the catalog's client sends its statement again, which nothing befalls.
    proxy.script(TABLE, Fault.LOST_ANSWER, Fault.NONE, Fault.LOST_REQUEST);
    try (TableLoader loader = ours(behindProxy)) {
      loader.open();
      commit(loader.loadTable(), "job", 1);
      commit(loader.loadTable(), "job", 2);
    }

    assertThat(committed()).containsExactly("job 1", "job 2");
  }

  /** The sequence of apache/iceberg #14425, on the catalog's side as it happens. */
  @Test
  void icebergCommitsTwiceWhatArrivesLate() throws Exception {
    commitThatArrivesLate(loader(behindProxy), loader(behindProxy));

    assertThat(committed()).containsExactly("job 7", "job 7");
  }

  @Test
  void whatArrivesLateIsCommittedOnce() throws Exception {
    commitThatArrivesLate(loader(behindProxy), ours(behindProxy));

    assertThat(committed()).containsExactly("job 7");
  }

  private static void commitThatArrivesLate(TableLoader first, TableLoader restored)
      throws Exception {
    try (first;
        restored) {
      first.open();
      restored.open();
      proxy.script(TABLE, Fault.LATE_REQUEST);
      Table interrupted = first.loadTable();
      assertThatThrownBy(() -> commit(interrupted, "job", 7)).hasStackTraceContaining("I/O error");

      // The restored job has looked for its mark, found none, and commits.
      commit(restored.loadTable(), "job", 7);
    }
  }

  /** Another writer commits on top of what the client takes for failed. */
  @Test
  void icebergRollsBackWhatOthersCommittedMeanwhile() throws Exception {
    commitWithAnotherOnTop(loader(behindProxy));

    assertThat(committed()).containsExactly("job 7");
  }

  @Test
  void whatOthersCommittedMeanwhileStays() throws Exception {
    commitWithAnotherOnTop(ours(behindProxy));

    assertThat(committed()).containsExactly("job 7", "other 1");
  }

  private void commitWithAnotherOnTop(TableLoader loader) throws Exception {
    try (loader;
        TableLoader other = loader(direct)) {
      loader.open();
      other.open();
      proxy.script(TABLE, Fault.LOST_ANSWER);
      proxy.whenAnswerIsLost(() -> commit(other.loadTable(), "other", 1));
      commit(loader.loadTable(), "job", 7);
      proxy.whenAnswerIsLost(() -> {});
    }
  }

  /** A checkpoint behind the newest mark is there as well: a job commits them in their order. */
  @Test
  void whatIsNotOfThisJobAndOperatorIsCommitted() throws Exception {
    try (TableLoader loader = ours(direct)) {
      loader.open();
      commit(loader.loadTable(), "job", 7);
      commit(loader.loadTable(), "job", 6);
      commit(loader.loadTable(), "successor", 6);
      loader.loadTable().newAppend().set("batch.owner", "close").commit();
      commit(loader.loadTable(), "job", 8);
    }

    assertThat(committed()).containsExactly("job 7", "successor 6", "no mark", "job 8");
  }

  // ---- what is committed ------------------------------------------------------------------------

  private static TableLoader loader(LakeConfig lake) {
    return TableLoader.fromCatalog(
        CatalogLoader.custom(
            LakeConfig.CATALOG_NAME,
            lake.catalogProperties(),
            new Configuration(false),
            JdbcCatalog.class.getName()),
        LakeTables.identifier(RollupTable.DEFINITION));
  }

  private static TableLoader ours(LakeConfig lake) {
    return new CommitOnceLoader(loader(lake));
  }

  /** What the sink does, without its look for a mark. Metadata only: nothing reads the file. */
  private static void commit(Table table, String job, long checkpoint) {
    DataFile file =
        DataFiles.builder(table.spec())
            .withPath("%s/data/%s-%d.parquet".formatted(table.location(), job, checkpoint))
            .withFileSizeInBytes(1)
            .withRecordCount(1)
            .withPartition(GenericRecord.create(table.spec().partitionType()))
            .build();
    Map<String, String> marks =
        Map.of(
            "flink.job-id",
            job,
            "flink.operator-id",
            "rollup",
            "flink.max-committed-checkpoint-id",
            Long.toString(checkpoint));
    var append = table.newAppend().appendFile(file);
    marks.forEach(append::set);
    append.commit();
  }

  /** The marks from the first snapshot of the main branch to its last. */
  private List<String> committed() {
    try (Lake lake = Lake.open(direct)) {
      Table table = lake.table(RollupTable.DEFINITION);
      List<Long> line = new ArrayList<>();
      for (Snapshot s = table.currentSnapshot();
          s != null;
          s = s.parentId() == null ? null : table.snapshot(s.parentId())) {
        line.addFirst(s.snapshotId());
      }
      return line.stream()
          .map(table::snapshot)
          .map(
              s ->
                  SinkMark.of(s)
                      .map(mark -> mark.jobId() + " " + mark.checkpointId())
                      .orElse("no mark"))
          .toList();
    }
  }
}
