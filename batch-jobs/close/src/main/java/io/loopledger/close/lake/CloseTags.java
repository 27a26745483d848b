package io.loopledger.close.lake;

import io.loopledger.close.book.Close;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** The tags of a close on the tables. They follow from its row, and can be set again. */
public final class CloseTags {
  private final Lake lake;

  /** Of a lake. */
  public CloseTags(Lake lake) {
    this.lake = lake;
  }

  /**
   * What is not as the row says.
   *
   * @param missing tables without the tag
   * @param wrong what cannot be mended by setting a tag, a sentence each
   */
  public record State(List<String> missing, List<String> wrong) {
    public State {
      missing = List.copyOf(missing);
      wrong = List.copyOf(wrong);
    }
  }

  /** Compares the tags with the row. */
  public State state(Close close) {
    List<String> missing = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (TableDefinition<?> definition : CloseSnapshots.TABLES) {
      OptionalLong snapshot = close.requireSnapshots().of(definition.qualifiedName());
      if (snapshot.isEmpty()) {
        continue;
      }
      Table table = lake.table(definition);
      @Nullable SnapshotRef tag = table.refs().get(close.tag());
      if (tag != null && !isOf(tag, snapshot.getAsLong())) {
        wrong.add(
            "tag %s of %s names snapshot %d, and the close published %d; drop the tag, the night sets it again"
                .formatted(
                    close.tag(),
                    definition.qualifiedName(),
                    tag.snapshotId(),
                    snapshot.getAsLong()));
      } else if (tag == null && table.snapshot(snapshot.getAsLong()) == null) {
        wrong.add(
            "snapshot %d of %s, which %s published, is gone; restore the table from a backup"
                .formatted(snapshot.getAsLong(), definition.qualifiedName(), close.tag()));
      } else if (tag == null) {
        missing.add(definition.qualifiedName());
      }
    }
    return new State(missing, wrong);
  }

  /**
   * Sets the tags that are missing.
   *
   * @throws IllegalStateException if one cannot be set
   */
  public void apply(Close close) {
    State state = state(close);
    if (!state.wrong().isEmpty()) {
      throw new IllegalStateException(
          "%s; or give this close up with ./loopledger close --reopen, and close again"
              .formatted(String.join("; ", state.wrong())));
    }
    set(close, state.missing());
  }

  /** Sets the tag of these tables. */
  public void set(Close close, List<String> tables) {
    for (TableDefinition<?> definition : CloseSnapshots.TABLES) {
      if (tables.contains(definition.qualifiedName())) {
        long snapshot = close.requireSnapshots().of(definition.qualifiedName()).orElseThrow();
        lake.table(definition).manageSnapshots().createTag(close.tag(), snapshot).commit();
      }
    }
  }

  private static boolean isOf(SnapshotRef tag, long snapshot) {
    return tag.isTag() && tag.snapshotId() == snapshot;
  }
}
