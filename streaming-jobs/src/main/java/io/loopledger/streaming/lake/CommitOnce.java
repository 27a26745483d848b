package io.loopledger.streaming.lake;

import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.encryption.EncryptionManager;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits what a checkpoint holds once. Iceberg's sink looks for its {@link SinkMark} before it
 * begins, and no more when the catalog refuses and it tries again on what others committed
 * meanwhile. One of these may have been itself: a commit that was still under way when the job was
 * restored, or of a TaskManager that was taken for dead and was not. The rows would be there twice
 * (apache/iceberg #14425); or, where its own commit had come through without an answer and another
 * writer's lies on top, that one would be rolled back.
 *
 * <p>So each try looks again, in the metadata that the catalog will compare with its own: nothing
 * can come between. What is there already is not committed again, and the sink goes on.
 */
final class CommitOnce implements TableOperations {
  private static final Logger LOG = LoggerFactory.getLogger(CommitOnce.class);

  private final TableOperations catalog;
  private final String table;

  CommitOnce(TableOperations catalog, String table) {
    this.catalog = catalog;
    this.table = table;
  }

  @Override
  public void commit(@Nullable TableMetadata base, TableMetadata metadata) {
    Optional<SinkMark> mark = addedMark(base, metadata);
    if (base != null && mark.isPresent() && isCommitted(mark.get(), base)) {
      LOG.warn("{} already holds {}: it was committed by an earlier try", table, mark.get());
      return;
    }
    catalog.commit(base, metadata);
  }

  private static Optional<SinkMark> addedMark(
      @Nullable TableMetadata base, TableMetadata metadata) {
    Snapshot next = metadata.currentSnapshot();
    Snapshot now = base == null ? null : base.currentSnapshot();
    boolean isSame = next == null || (now != null && now.snapshotId() == next.snapshotId());
    return isSame ? Optional.empty() : SinkMark.of(next);
  }

  private static boolean isCommitted(SinkMark mark, TableMetadata base) {
    return SinkMark.newest(
            known ->
                known.jobId().equals(mark.jobId()) && known.operatorId().equals(mark.operatorId()),
            base.currentSnapshot(),
            base::snapshot)
        .filter(known -> known.checkpointId() >= mark.checkpointId())
        .isPresent();
  }

  @Override
  public TableMetadata current() {
    return catalog.current();
  }

  @Override
  public TableMetadata refresh() {
    return catalog.refresh();
  }

  @Override
  public FileIO io() {
    return catalog.io();
  }

  @Override
  public EncryptionManager encryption() {
    return catalog.encryption();
  }

  @Override
  public String metadataFileLocation(String fileName) {
    return catalog.metadataFileLocation(fileName);
  }

  @Override
  public LocationProvider locationProvider() {
    return catalog.locationProvider();
  }

  @Override
  public TableOperations temp(TableMetadata uncommitted) {
    return catalog.temp(uncommitted);
  }

  @Override
  public long newSnapshotId() {
    return catalog.newSnapshotId();
  }

  @Override
  public boolean requireStrictCleanup() {
    return catalog.requireStrictCleanup();
  }
}
