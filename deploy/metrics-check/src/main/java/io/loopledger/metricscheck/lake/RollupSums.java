package io.loopledger.metricscheck.lake;

import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.entry.RollupRow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Sums of entries by the roll-up's key. */
final class RollupSums {
  private static final int AMOUNT = 0;
  private static final int REPORTING = 1;
  private static final int COUNT = 2;

  private final Map<RollupRow.Key, long[]> sums = new LinkedHashMap<>();

  void add(Entry entry) {
    Entry.Reporting reporting = entry.reporting();
    long[] sum = sums.computeIfAbsent(RollupRow.Key.of(entry), key -> new long[COUNT + 1]);
    sum[AMOUNT] = Math.addExact(sum[AMOUNT], entry.amountMicros());
    sum[REPORTING] =
        Math.addExact(sum[REPORTING], reporting == null ? 0 : reporting.amountMicros());
    sum[COUNT]++;
  }

  /** Hands out the rows and forgets them. */
  void drain(Consumer<RollupRow> out) {
    sums.forEach(
        (key, sum) ->
            out.accept(
                new RollupRow(
                    key,
                    sum[AMOUNT],
                    key.reportingCurrency() == null ? null : sum[REPORTING],
                    sum[COUNT])));
    sums.clear();
  }
}
