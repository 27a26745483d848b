package io.loopledger.local.posting;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeTables;
import io.loopledger.schemas.lake.TableHead;
import io.loopledger.schemas.table.CommandsTable;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RejectionsTable;
import io.loopledger.schemas.table.TableDefinition;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The newest state of every table, as of one look.
 *
 * @param byName heads by qualified table name, in the order of {@link LakeTables#ALL}
 */
public record LakeHeads(Map<String, TableHead> byName) {
  public LakeHeads {
    byName = new LinkedHashMap<>(byName);
  }

  /** Looks. */
  public static LakeHeads read(Lake lake) {
    Map<String, TableHead> heads = new LinkedHashMap<>();
    for (TableDefinition<?> table : LakeTables.ALL) {
      heads.put(table.qualifiedName(), lake.head(table));
    }
    return new LakeHeads(heads);
  }

  /** Events in the audit trail. */
  public long events() {
    return head(RawEventsTable.DEFINITION).rows();
  }

  /** Entries of both ledgers. */
  public long entries() {
    return head(EntriesTable.DEFINITION).rows();
  }

  /** Records that were not posted: duplicates and dead letters. */
  public long rejections() {
    return head(RejectionsTable.DEFINITION).rows();
  }

  /** Commands that were applied. */
  public long commands() {
    return head(CommandsTable.DEFINITION).rows();
  }

  /**
   * Records the posting job has dealt with; each becomes an event, an applied command or a
   * rejection.
   */
  public long handled() {
    return events() + commands() + rejections();
  }

  /** The newest checkpoint any table shows. */
  public long checkpoint() {
    return byName.values().stream().mapToLong(TableHead::checkpointId).max().orElse(0);
  }

  /** When rows were last added to any table. */
  public Optional<Instant> newestCommit() {
    return byName.values().stream()
        .flatMap(head -> head.committedAt().stream())
        .max(Comparator.naturalOrder());
  }

  private TableHead head(TableDefinition<?> table) {
    TableHead head = byName.get(table.qualifiedName());
    if (head == null) {
      throw new IllegalStateException(table.qualifiedName() + " is not among the lake's tables");
    }
    return head;
  }
}
