package io.loopledger.bench.metrics;

import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.entry.RollupRow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sums entries, given in the order of their posting, to the rows of the roll-up. */
public final class MinuteSums {
  private static final int AMOUNT = 0;
  private static final int REPORTING = 1;
  private static final int COUNT = 2;

  private final Consumer<RollupRow> out;
  private final Map<RollupRow.Key, long[]> minute = new LinkedHashMap<>();
  private @Nullable Instant currentMinute;

  /**
   * Nothing yet.
   *
   * @param out takes the rows of a minute when it is over
   */
  public MinuteSums(Consumer<RollupRow> out) {
    this.out = out;
  }

  /** Adds an entry. */
  public void add(Entry entry) {
    RollupRow.Key key = RollupRow.Key.of(entry);
    if (!key.postingMinute().equals(currentMinute)) {
      end();
      currentMinute = key.postingMinute();
    }
    Entry.Reporting reporting = entry.reporting();
    long[] sum = minute.computeIfAbsent(key, any -> new long[COUNT + 1]);
    sum[AMOUNT] = Math.addExact(sum[AMOUNT], entry.amountMicros());
    sum[REPORTING] =
        Math.addExact(sum[REPORTING], reporting == null ? 0 : reporting.amountMicros());
    sum[COUNT]++;
  }

  /** Hands out the rows of the last minute. */
  public void end() {
    minute.forEach(
        (key, sum) ->
            out.accept(
                new RollupRow(
                    key,
                    sum[AMOUNT],
                    key.reportingCurrency() == null ? null : sum[REPORTING],
                    sum[COUNT])));
    minute.clear();
  }
}
