package io.loopledger.upkeep.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.PartitionStatisticsFile;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/** Every file that a table's metadata names, of whatever snapshot. */
final class NamedFiles {
  private NamedFiles() {}

  /** Their locations, by the metadata the table was loaded or last refreshed with. */
  static Set<String> of(Table table) {
    Set<String> named = new HashSet<>(ReachableFileUtil.metadataFileLocations(table, false));
    named.add(ReachableFileUtil.versionHintLocation(table));
    named.addAll(ReachableFileUtil.manifestListLocations(table));
    named.addAll(ReachableFileUtil.statisticsFilesLocations(table));
    table.partitionStatisticsFiles().stream()
        .map(PartitionStatisticsFile::path)
        .forEach(named::add);
    Map<String, ManifestFile> manifests = new HashMap<>();
    for (Snapshot snapshot : table.snapshots()) {
      snapshot.allManifests(table.io()).forEach(m -> manifests.putIfAbsent(m.path(), m));
    }
    named.addAll(manifests.keySet());
    manifests.values().forEach(manifest -> addContent(table, manifest, named));
    return named;
  }

  private static void addContent(Table table, ManifestFile manifest, Set<String> named) {
    if (manifest.content() == ManifestContent.DATA) {
      try (CloseableIterable<String> paths =
          ManifestFiles.readPaths(manifest, table.io(), table.specs())) {
        paths.forEach(named::add);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + manifest.path(), e);
      }
    } else {
      try (ManifestReader<DeleteFile> files =
          ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs())) {
        files.forEach(file -> named.add(file.location()));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + manifest.path(), e);
      }
    }
  }
}
