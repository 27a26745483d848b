package io.loopledger.bench.metrics;

import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.entry.RollupRow;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.schemas.table.TableDefinition;
import java.util.List;
import org.apache.iceberg.Table;

/** Fills entries and roll-up of an empty lake. */
final class LakeFiller {
  /** What a commit of some seconds brings; small files are made of so many rows. */
  private static final int ROWS_OF_A_COMMIT = 5_000;

  private final Sheet<Entry> entries;
  private final Sheet<RollupRow> rollup;
  private final MinuteSums sums;

  private LakeFiller(Sheet<Entry> entries, Sheet<RollupRow> rollup) {
    this.entries = entries;
    this.rollup = rollup;
    this.sums = new MinuteSums(rollup::add);
  }

  /**
   * Fills a lake with about so many entries.
   *
   * @param inSmallFiles as they are posted; else one sorted file for each partition
   */
  static void fill(
      Lake lake, ReferenceLog references, long about, Layout layout, boolean inSmallFiles) {
    int rows = inSmallFiles ? ROWS_OF_A_COMMIT : Integer.MAX_VALUE;
    List<String> sort = inSmallFiles ? List.of() : layout.sort();
    LakeFiller filler =
        new LakeFiller(
            sheet(lake, EntriesTable.DEFINITION, layout, sort, rows),
            sheet(lake, RollupTable.DEFINITION, layout, sort, rows));
    new SimulatedEntries(references).post(about, filler::add);
    filler.sums.end();
    filler.entries.commit();
    filler.rollup.commit();
  }

  private static <R> Sheet<R> sheet(
      Lake lake, TableDefinition<R> definition, Layout layout, List<String> sort, int rows) {
    Table table = lake.table(definition);
    layout.apply(table, definition.layout().orElseThrow());
    return new Sheet<>(table, definition, sort, rows, layout.divides());
  }

  private void add(Entry entry) {
    entries.add(entry);
    sums.add(entry);
  }
}
