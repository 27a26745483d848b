package io.loopledger.bench.streaming;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/**
 * What a run left behind.
 *
 * @param events rows of {@code raw.events}
 * @param entries rows of {@code ledger.entries}
 * @param bytes size of all data files of both
 * @param files number of these files
 * @param sums the sum of entries by account and measure
 */
record Totals(long events, long entries, long bytes, int files, Map<String, BigDecimal> sums) {
  static Totals of(LakeConfig config) throws IOException {
    try (Lake lake = Lake.open(config)) {
      Table entries = lake.table(EntriesTable.DEFINITION);
      long bytes = 0;
      int files = 0;
      for (Table table : List.of(entries, lake.table(RawEventsTable.DEFINITION))) {
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
          for (FileScanTask task : tasks) {
            DataFile file = task.file();
            bytes += file.fileSizeInBytes();
            files++;
          }
        }
      }
      return new Totals(
          lake.head(RawEventsTable.DEFINITION).rows(),
          lake.head(EntriesTable.DEFINITION).rows(),
          bytes,
          files,
          sums(entries));
    }
  }

  /** Whether the books say the same: how many entries it took may differ. */
  boolean agreesWith(Totals other) {
    return events == other.events && sums.equals(other.sums);
  }

  private static Map<String, BigDecimal> sums(Table entries) throws IOException {
    Map<String, BigDecimal> sums = new TreeMap<>();
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(entries).select("account", "measure", "amount").build()) {
      for (Record row : rows) {
        sums.merge(
            row.getField("account") + " " + row.getField("measure"),
            (BigDecimal) row.getField("amount"),
            BigDecimal::add);
      }
    }
    // An account that was posted to and reversed, as one that never was.
    sums.values().removeIf(sum -> sum.signum() == 0);
    return sums;
  }
}
