package io.loopledger.schemas.lake;

import io.loopledger.schemas.table.TableDefinition;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;

/**
 * A state of a table that can be read again, as long as upkeep keeps it.
 *
 * @param table qualified name
 * @param snapshotId snapshot, as {@code FOR VERSION AS OF} takes it
 * @param committedAt when it was committed
 * @param tag tag that names it, if it was asked for by one
 */
public record TableVersion(
    String table, long snapshotId, Instant committedAt, Optional<String> tag) {
  /** The newest state of a table; empty if nothing was ever committed to it. */
  public static Optional<TableVersion> newest(Lake lake, TableDefinition<?> definition) {
    return Optional.ofNullable(lake.table(definition).currentSnapshot())
        .map(snapshot -> of(definition, snapshot, Optional.empty()));
  }

  /** The state that a tag names; empty if the table has no such tag. */
  public static Optional<TableVersion> tagged(
      Lake lake, TableDefinition<?> definition, String tag) {
    Table table = lake.table(definition);
    return Optional.ofNullable(table.refs().get(tag))
        .filter(SnapshotRef::isTag)
        .map(SnapshotRef::snapshotId)
        .map(table::snapshot)
        .map(snapshot -> of(definition, snapshot, Optional.of(tag)));
  }

  /** The tags of a table, in order. */
  public static SortedSet<String> tags(Lake lake, TableDefinition<?> definition) {
    SortedSet<String> tags = new TreeSet<>();
    lake.table(definition)
        .refs()
        .forEach(
            (name, ref) -> {
              if (ref.isTag()) {
                tags.add(name);
              }
            });
    return tags;
  }

  private static TableVersion of(
      TableDefinition<?> definition, Snapshot snapshot, Optional<String> tag) {
    return new TableVersion(
        definition.qualifiedName(),
        snapshot.snapshotId(),
        Instant.ofEpochMilli(snapshot.timestampMillis()),
        tag);
  }
}
