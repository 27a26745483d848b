package io.loopledger.close.book;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * One state of every table.
 *
 * @param checkpointId checkpoint of the posting job that the tables it writes are at; 0 where no
 *     job wrote
 * @param byTable snapshot id by qualified name; a table that was never written to is not there
 */
public record TableSnapshots(long checkpointId, Map<String, Long> byTable) {
  public TableSnapshots {
    byTable = Collections.unmodifiableMap(new TreeMap<>(byTable));
  }

  /** The snapshot of a table; none if it was never written to. */
  public OptionalLong of(String table) {
    Long snapshot = byTable.get(table);
    return snapshot == null ? OptionalLong.empty() : OptionalLong.of(snapshot);
  }
}
