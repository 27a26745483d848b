package io.loopledger.streaming.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of {@code raw.events} sees: asked of the table itself, not of what the job believes
 * to have committed. The newest arrival stands in the statistics of the files that were added.
 */
final class VisibleEvents {
  private static final String ARRIVAL = "recorded_time";
  private static final long MICROS_PER_MS = 1_000;

  /** A compaction of thousands of commits since the last look need not be walked. */
  private static final int MOST_SNAPSHOTS = 200;

  private final Table table;
  private long seenSnapshot = -1;
  private OptionalLong newestArrivalMs = OptionalLong.empty();

  VisibleEvents(Table table) {
    this.table = table;
  }

  /** Looks again; true if there are rows that were not there before. */
  boolean refresh() {
    table.refresh();
    Snapshot newest = table.currentSnapshot();
    boolean grew = false;
    int left = newestArrivalMs.isPresent() ? MOST_SNAPSHOTS : Integer.MAX_VALUE;
    for (Snapshot s = newest; s != null && s.snapshotId() != seenSnapshot && left > 0; left--) {
      if (!DataOperations.REPLACE.equals(s.operation()) && addArrivals(s)) {
        grew = true;
        // The first look wants the newest only: what came before it is not newer.
        left = seenSnapshot == -1 ? 1 : left;
      }
      s = parent(s);
    }
    seenSnapshot = newest == null ? -1 : newest.snapshotId();
    return grew;
  }

  /** When the newest event in the table had come to Kafka; empty before the first. */
  OptionalLong newestArrivalMs() {
    return newestArrivalMs;
  }

  /** Snapshots that the table's metadata holds. */
  int snapshots() {
    int count = 0;
    for (Snapshot ignored : table.snapshots()) {
      count++;
    }
    return count;
  }

  private boolean addArrivals(Snapshot snapshot) {
    boolean hasRows = false;
    for (ManifestFile manifest : snapshot.dataManifests(table.io())) {
      if (Objects.equals(manifest.snapshotId(), snapshot.snapshotId())) {
        hasRows |= addArrivals(manifest);
      }
    }
    return hasRows;
  }

  private boolean addArrivals(ManifestFile manifest) {
    int field = table.schema().findField(ARRIVAL).fieldId();
    boolean hasRows = false;
    try (ManifestReader<DataFile> files = ManifestFiles.read(manifest, table.io(), table.specs())) {
      for (DataFile file : files) {
        hasRows = true;
        ByteBuffer bound = file.upperBounds() == null ? null : file.upperBounds().get(field);
        if (bound != null) {
          long micros = Conversions.fromByteBuffer(Types.TimestampType.withZone(), bound);
          long ms = Math.floorDiv(micros, MICROS_PER_MS);
          newestArrivalMs = OptionalLong.of(Math.max(ms, newestArrivalMs.orElse(Long.MIN_VALUE)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the manifest " + manifest.path(), e);
    }
    return hasRows;
  }

  private @Nullable Snapshot parent(Snapshot snapshot) {
    return snapshot.parentId() == null ? null : table.snapshot(snapshot.parentId());
  }
}
