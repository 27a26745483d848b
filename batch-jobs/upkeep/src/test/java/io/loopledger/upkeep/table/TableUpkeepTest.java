package io.loopledger.upkeep.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.table.RollupTable;
import io.loopledger.upkeep.Problem;
import io.loopledger.upkeep.TableReport;
import io.loopledger.upkeep.UpkeepConfig;
import io.loopledger.upkeep.policy.Marker;
import io.loopledger.upkeep.policy.OrphanPolicy;
import io.loopledger.upkeep.policy.SnapshotPolicy;
import io.loopledger.upkeep.policy.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upkeep of a real Iceberg table. */
class TableUpkeepTest {
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration MONTH = Duration.ofDays(30);

  private final RollupLake lake;

  TableUpkeepTest(@TempDir Path folder) {
    this.lake = RollupLake.in(folder);
  }

  @BeforeEach
  void sixCommitsOfTenRows() {
    for (int commit = 1; commit <= 6; commit++) {
      lake.append(commit * 10 - 9, commit * 10, commit);
    }
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void smallFilesBecomeOneThatIsSortedAndHoldsTheSameRows() throws IOException {
    TableReport report = lake.upkeep(SOON);

    assertThat(report.problems()).isEmpty();
    assertThat(report.before()).extracting("files", "rows", "snapshots").containsExactly(6, 60L, 6);
    assertThat(report.after()).extracting("files", "rows", "snapshots").containsExactly(1, 60L, 2);
    assertThat(report.compactedFiles()).isEqualTo(6);
    assertThat(report.writtenFiles()).isEqualTo(1);
    assertThat(report.expiredSnapshots()).isEqualTo(5);
    assertThat(lake.numbers()).isEqualTo(numbers(1, 60));
    assertThat(brandsAndDays()).isSorted().hasSize(60);
  }

  @Test
  void theSmallFilesGoOnceTheWriterHasCommittedAgain() throws IOException {
    lake.upkeep(SOON);
    // the snapshot with the marker is the writer's last one, and it names the small files
    assertThat(onDisk("data")).hasSize(7);
    lake.append(61, 70, 7);

    TableReport report = lake.upkeep(SOON);

    assertThat(report.problems()).isEmpty();
    // those of the writer's last snapshot, the first upkeep's and the new one, and the newest
    assertThat(onDisk("data")).hasSize(3);
    assertThat(lake.numbers()).isEqualTo(numbers(1, 70));
  }

  @Test
  void theMarkerIsReachedAlsoWhenTheJobWasDownForAMonth() {
    lake.upkeep(MONTH);

    assertThat(Histories.of(lake.table()).markers())
        .containsOnlyKeys(new Marker.Writer(RollupLake.JOB, RollupLake.OPERATOR))
        .containsValue(new Marker(new Marker.Writer(RollupLake.JOB, RollupLake.OPERATOR), 6));
    assertThat(lake.lake().head(RollupTable.DEFINITION).checkpointId()).isEqualTo(6);
  }

  @Test
  void aSecondUpkeepFindsNothingToDo() {
    lake.upkeep(SOON);
    long head = lake.table().currentSnapshot().snapshotId();

    TableReport second = lake.upkeep(SOON);

    assertThat(second)
        .extracting("compactedFiles", "expiredSnapshots", "deletedFiles", "problems")
        .containsExactly(0, 0, 0L, List.of());
    assertThat(lake.table().currentSnapshot().snapshotId()).isEqualTo(head);
  }

  @Test
  void aTaggedCloseIsReadAsItWasWhateverCameAfter() {
    long closed = lake.table().currentSnapshot().snapshotId();
    lake.table().manageSnapshots().createTag("close-2026-11", closed).commit();
    lake.append(61, 70, 7);
    lake.append(71, 80, 8);

    TableReport report = lake.upkeep(MONTH);

    assertThat(report.problems()).isEmpty();
    assertThat(lake.table().refs())
        .hasEntrySatisfying("close-2026-11", tag -> assertThat(tag.snapshotId()).isEqualTo(closed));
    assertThat(lake.numbersAt(closed)).isEqualTo(numbers(1, 60));
    assertThat(lake.numbers()).isEqualTo(numbers(1, 80));
  }

  @Test
  void onADryRunNothingChanges() throws IOException {
    Path orphan = orphan("nobody's", Duration.ofHours(2));
    List<Path> filesBefore = onDisk("");
    UpkeepConfig eager = RollupLake.eager();

    TableReport report =
        lake.upkeep(
            Duration.ofHours(1),
            new UpkeepConfig(
                eager.compaction(),
                eager.snapshots(),
                eager.orphans(),
                eager.legalRetention(),
                eager.maxMetadataFiles(),
                UpkeepConfig.Mode.DRY_RUN));

    assertThat(report.compactedFiles()).isEqualTo(6);
    assertThat(report.expiredSnapshots()).isEqualTo(5);
    assertThat(report.orphans())
        .extracting(StoredFile::location)
        .containsExactly("file://" + orphan);
    assertThat(onDisk("")).isEqualTo(filesBefore);
    assertThat(lake.table().snapshots()).hasSize(6);
  }

  @Test
  void whatIsOldAndNobodysIsDeletedAndWhatIsYoungIsNot() throws IOException {
    Path old = orphan("old", Duration.ofHours(2));
    Path young = orphan("young", Duration.ofMinutes(30));

    TableReport report = lake.upkeep(SOON);

    assertThat(report.orphans()).extracting(StoredFile::location).containsExactly("file://" + old);
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(lake.numbers()).isEqualTo(numbers(1, 60));
  }

  @Test
  void aFileWrittenBeforeTheWriterStoppedWaitsForItHoweverLong() throws IOException {
    Path pending = orphan("of the checkpoint that was not committed", Duration.ZERO);

    TableReport report = lake.upkeep(MONTH);

    assertThat(report.orphans()).isEmpty();
    assertThat(pending).exists();
  }

  @Test
  void aFileThatIsNotThereIsAProblemAndNoOrphanIsDeleted() throws IOException {
    Path orphan = orphan("old", Duration.ofHours(2));
    lake.upkeep(Duration.ZERO, withoutOrphans());
    Files.delete(onDisk("data").stream().filter(f -> !f.equals(orphan)).findFirst().orElseThrow());

    TableReport report = lake.upkeep(SOON);

    assertThat(RollupLake.codes(report)).containsExactly(Problem.Code.FILE_MISSING);
    assertThat(orphan).exists();
  }

  @Test
  void deletedRowsAreAProblem() {
    Table table = lake.table();
    DataFile file = table.currentSnapshot().addedDataFiles(table.io()).iterator().next();
    table.newDelete().deleteFile(file).commit();

    TableReport report = lake.upkeep(Duration.ZERO);

    assertThat(RollupLake.codes(report)).containsExactly(Problem.Code.ROWS_DELETED);
    assertThat(report.problems().getFirst().message())
        .contains("(delete) took away files with 10 rows that are kept since 20");
  }

  @Test
  void rowsOlderThanTheLawAsksForMayBeDeleted() {
    lake.table().newDelete().deleteFromRowFilter(Expressions.alwaysTrue()).commit();

    assertThat(lake.upkeep(Duration.ofDays(11 * 366)).problems()).isEmpty();
  }

  @Test
  void aTagThatExpiresBeforeTheLawAllowsIsAProblemAndIsNotDropped() {
    lake.table()
        .manageSnapshots()
        .createTag("close-2026-11", lake.table().currentSnapshot().snapshotId())
        .setMaxRefAgeMs("close-2026-11", Duration.ofDays(7).toMillis())
        .commit();

    TableReport report = lake.upkeep(MONTH);

    assertThat(RollupLake.codes(report))
        .containsExactly(Problem.Code.TAG_EXPIRES, Problem.Code.EXPIRY_DIFFERS);
    assertThat(lake.table().refs()).containsKey("close-2026-11");
  }

  @Test
  void aBranchThatIcebergWouldCutIsLeftAlone() {
    lake.table().manageSnapshots().setMaxSnapshotAgeMs("main", 1).commit();
    UpkeepConfig eager = RollupLake.eager();
    UpkeepConfig keepTwo =
        new UpkeepConfig(
            eager.compaction(),
            new SnapshotPolicy(3, Duration.ZERO, 10),
            eager.orphans(),
            eager.legalRetention(),
            100,
            UpkeepConfig.Mode.RUN);

    assertThat(RollupLake.codes(lake.upkeep(MONTH, keepTwo)))
        .containsExactly(Problem.Code.EXPIRY_DIFFERS);
    assertThat(lake.table().snapshots()).hasSize(7);
  }

  @Test
  void metadataStaysBoundedAlsoWhereSomebodyHadTurnedThatOff() throws IOException {
    lake.table()
        .updateProperties()
        .set("write.metadata.delete-after-commit.enabled", "false")
        .set("write.metadata.previous-versions-max", "1000")
        .commit();

    TableReport report = lake.upkeep(SOON);

    assertThat(lake.table().properties())
        .containsEntry("write.metadata.delete-after-commit.enabled", "true")
        .containsEntry("write.metadata.previous-versions-max", "20");
    assertThat(report.notes())
        .containsExactly(
            "set {write.metadata.delete-after-commit.enabled=true,"
                + " write.metadata.previous-versions-max=20}");
    assertThat(onDisk("metadata").stream().filter(f -> f.toString().endsWith(".metadata.json")))
        .hasSize(report.metadataFiles());
  }

  @Test
  void tooManySnapshotsAreAProblem() {
    UpkeepConfig eager = RollupLake.eager();
    UpkeepConfig keepsAll =
        new UpkeepConfig(
            eager.compaction(),
            new SnapshotPolicy(1, MONTH, 4),
            eager.orphans(),
            eager.legalRetention(),
            5,
            UpkeepConfig.Mode.RUN);

    assertThat(RollupLake.codes(lake.upkeep(SOON, keepsAll)))
        .containsExactly(Problem.Code.TOO_MANY_SNAPSHOTS, Problem.Code.TOO_MANY_METADATA_FILES);
  }

  private UpkeepConfig withoutOrphans() {
    UpkeepConfig eager = RollupLake.eager();
    return new UpkeepConfig(
        eager.compaction(),
        eager.snapshots(),
        new OrphanPolicy(MONTH),
        eager.legalRetention(),
        eager.maxMetadataFiles(),
        UpkeepConfig.Mode.RUN);
  }

  /** A data file of rows nobody committed, last written so long ago. */
  private Path orphan(String name, Duration age) throws IOException {
    DataFile file = RollupLake.write(lake.table(), name, 1_000, 1_001);
    Path path = Path.of(file.location().substring("file://".length()));
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(age)));
    return path;
  }

  private List<Path> onDisk(String folder) throws IOException {
    Path root = Path.of(lake.table().location().substring("file://".length())).resolve(folder);
    try (var files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private List<String> brandsAndDays() throws IOException {
    Table table = lake.table();
    DataFile file = table.currentSnapshot().addedDataFiles(table.io()).iterator().next();
    List<String> keys = new ArrayList<>();
    try (CloseableIterable<Record> rows = new RowFiles(table).read(List.of(file))) {
      rows.forEach(row -> keys.add(row.getField("brand") + " " + row.getField("business_date")));
    }
    return keys;
  }

  static List<Long> numbers(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
