package io.loopledger.upkeep.table;

import io.loopledger.upkeep.TableReport;
import io.loopledger.upkeep.policy.FileRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** The data files of a snapshot, as its manifests name them. */
final class LiveFiles {
  private final Table table;
  private final Map<String, DataFile> byLocation = new LinkedHashMap<>();

  private LiveFiles(Table table) {
    this.table = table;
  }

  /** Those of the table's newest snapshot, when it was loaded or last refreshed. */
  static LiveFiles of(Table table) {
    LiveFiles files = new LiveFiles(table);
    Optional.ofNullable(table.currentSnapshot()).ifPresent(files::read);
    return files;
  }

  private void read(Snapshot snapshot) {
    for (ManifestFile manifest : snapshot.dataManifests(table.io())) {
      try (ManifestReader<DataFile> reader =
          ManifestFiles.read(manifest, table.io(), table.specs())) {
        reader.forEach(file -> byLocation.put(file.location(), file.copyWithoutStats()));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + manifest.path(), e);
      }
    }
  }

  DataFile file(FileRecord file) {
    DataFile found = byLocation.get(file.location());
    if (found == null) {
      throw new IllegalArgumentException(file.location() + " is no file of " + table.name());
    }
    return found;
  }

  Iterable<String> locations() {
    return byLocation.keySet();
  }

  TableReport.Size size() {
    return new TableReport.Size(
        byLocation.size(),
        byLocation.values().stream().mapToLong(DataFile::fileSizeInBytes).sum(),
        byLocation.values().stream().mapToLong(DataFile::recordCount).sum(),
        Histories.of(table).snapshots().size());
  }

  List<FileRecord> records() {
    Map<Long, Instant> committedAt = new HashMap<>();
    table
        .snapshots()
        .forEach(
            snapshot ->
                committedAt.put(
                    snapshot.sequenceNumber(), Instant.ofEpochMilli(snapshot.timestampMillis())));
    return byLocation.values().stream().map(file -> record(file, committedAt)).toList();
  }

  private FileRecord record(DataFile file, Map<Long, Instant> committedAt) {
    return new FileRecord(
        file.location(),
        placement(file).path(),
        file.fileSizeInBytes(),
        file.recordCount(),
        committedAt.getOrDefault(file.fileSequenceNumber(), Instant.EPOCH),
        isLaidOut(file));
  }

  /** Files of an order that the table had before are laid out anew. */
  private boolean isLaidOut(DataFile file) {
    Integer order = file.sortOrderId();
    return table.sortOrder().isSorted()
        && order != null
        && order == table.sortOrder().orderId()
        && file.specId() == placement(file).spec().specId();
  }

  /** Where the file's rows go when they are written anew. */
  Placement placement(DataFile file) {
    return Placement.of(table, spec(file), file);
  }

  private PartitionSpec spec(DataFile file) {
    PartitionSpec spec = table.specs().get(file.specId());
    if (spec == null) {
      throw new IllegalStateException(
          "%s has partition spec %d, which %s does not"
              .formatted(file.location(), file.specId(), table.name()));
    }
    return spec;
  }
}
