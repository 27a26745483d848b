package io.loopledger.reports.source;

import io.loopledger.close.book.TableSnapshots;
import io.loopledger.close.lake.CloseSnapshots;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeTables;
import io.loopledger.schemas.lake.TableVersion;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.TableDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;

/**
 * One state of every table. That of a tag stays what it is: upkeep keeps its snapshots. That of a
 * checkpoint is of the moment, for figures that are provisional.
 *
 * @param tag the tag; empty for the newest checkpoint
 * @param snapshots snapshot id by qualified name; a table that is not there was never written to
 */
public record LakeState(Optional<String> tag, Map<String, Long> snapshots) {
  private static final String ENTRIES = EntriesTable.DEFINITION.qualifiedName();

  public LakeState {
    snapshots = Collections.unmodifiableMap(new TreeMap<>(snapshots));
  }

  /**
   * The state that a close tagged.
   *
   * @throws IllegalArgumentException naming the tags there are, if the entries do not have this one
   * @throws IllegalStateException if a table that had rows then does not have the tag
   */
  public static LakeState atTag(Lake lake, String tag) {
    Instant committedAt =
        TableVersion.tagged(lake, EntriesTable.DEFINITION, tag)
            .orElseThrow(() -> unknown(lake, tag))
            .committedAt();
    Map<String, Long> snapshots = new TreeMap<>();
    for (TableDefinition<?> table : LakeTables.EVERY) {
      TableVersion.tagged(lake, table, tag)
          .ifPresentOrElse(
              version -> snapshots.put(version.table(), version.snapshotId()),
              () -> requireNotWritten(lake, table, tag, committedAt));
    }
    return new LakeState(Optional.of(tag), snapshots);
  }

  /**
   * The newest state that belongs together: of the tables that the posting job writes the snapshots
   * of one checkpoint, of the others the newest.
   *
   * @throws IllegalStateException if there is none at the moment: ask again after the next
   *     checkpoints
   */
  public static LakeState newest(Lake lake) {
    TableSnapshots chosen =
        new CloseSnapshots(lake, Duration.ZERO).choose(OptionalLong.of(0), checkpoint -> {});
    return new LakeState(Optional.empty(), chosen.byTable());
  }

  /** A tag stands on every table that was ever written to; without it, a table was empty then. */
  private static void requireNotWritten(
      Lake lake, TableDefinition<?> table, String tag, Instant committedAt) {
    for (Snapshot snapshot : lake.table(table).snapshots()) {
      if (snapshot.timestampMillis() <= committedAt.toEpochMilli()) {
        throw new IllegalStateException(
            "%s has no tag '%s' and had rows when %s got it; the night sets missing tags, so run it and report again"
                .formatted(table.qualifiedName(), tag, ENTRIES));
      }
    }
  }

  private static IllegalArgumentException unknown(Lake lake, String tag) {
    var tags = TableVersion.tags(lake, EntriesTable.DEFINITION);
    return new IllegalArgumentException(
        "%s has no tag '%s'; %s"
            .formatted(
                ENTRIES,
                tag,
                tags.isEmpty()
                    ? "it has none yet: the close of a period sets one"
                    : "its tags are " + String.join(", ", tags)));
  }
}
