package io.loopledger.bench.metrics;

import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.entry.RollupRow;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.schemas.table.TableDefinition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** Fills entries and roll-up of an empty lake. */
final class LakeFiller {
  /** What a commit of some seconds brings; small files are made of so many rows. */
  private static final int ROWS_OF_A_COMMIT = 5_000;

  private static final int AMOUNT = 0;
  private static final int REPORTING = 1;
  private static final int COUNT = 2;

  private final Sheet<Entry> entries;
  private final Sheet<RollupRow> rollup;
  private final Map<RollupRow.Key, long[]> minute = new LinkedHashMap<>();
  private @Nullable Instant currentMinute;

  private LakeFiller(Sheet<Entry> entries, Sheet<RollupRow> rollup) {
    this.entries = entries;
    this.rollup = rollup;
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
    filler.sumUp();
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
    RollupRow.Key key = RollupRow.Key.of(entry);
    if (!key.postingMinute().equals(currentMinute)) {
      sumUp();
      currentMinute = key.postingMinute();
    }
    entries.add(entry);
    Entry.Reporting reporting = entry.reporting();
    long[] sum = minute.computeIfAbsent(key, any -> new long[COUNT + 1]);
    sum[AMOUNT] = Math.addExact(sum[AMOUNT], entry.amountMicros());
    sum[REPORTING] =
        Math.addExact(sum[REPORTING], reporting == null ? 0 : reporting.amountMicros());
    sum[COUNT]++;
  }

  private void sumUp() {
    minute.forEach(
        (key, sum) ->
            rollup.add(
                new RollupRow(
                    key,
                    sum[AMOUNT],
                    key.reportingCurrency() == null ? null : sum[REPORTING],
                    sum[COUNT])));
    minute.clear();
  }
}
