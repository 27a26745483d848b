package io.loopledger.streaming.posting;

import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.entry.RollupRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sums entries by the roll-up's key until they are drained: many entries, one row. */
final class RollupBuffer {
  private final Map<RollupRow.Key, Sum> sums = new LinkedHashMap<>();
  private final List<RollupRow> full = new ArrayList<>();

  private record Sum(long amountMicros, @Nullable Long reportingMicros, long entryCount) {
    Sum plus(Sum other) {
      Long reporting =
          reportingMicros == null || other.reportingMicros == null
              ? null
              : Long.valueOf(Math.addExact(reportingMicros, other.reportingMicros));
      return new Sum(
          Math.addExact(amountMicros, other.amountMicros),
          reporting,
          entryCount + other.entryCount);
    }

    RollupRow row(RollupRow.Key key) {
      return new RollupRow(key, amountMicros, reportingMicros, entryCount);
    }
  }

  void add(Entry entry) {
    Entry.Reporting reporting = entry.reporting();
    Sum added =
        new Sum(entry.amountMicros(), reporting == null ? null : reporting.amountMicros(), 1);
    RollupRow.Key key = RollupRow.Key.of(entry);
    sums.merge(key, added, (sum, more) -> plus(key, sum, more));
  }

  /** Hands out what was summed and forgets it. A sum of zero is handed out too: it has entries. */
  void drain(Consumer<RollupRow> out) {
    full.forEach(out);
    full.clear();
    sums.forEach((key, sum) -> out.accept(sum.row(key)));
    sums.clear();
  }

  /** Rows are additive: a sum that would exceed the ledger's amounts becomes two rows. */
  private Sum plus(RollupRow.Key key, Sum sum, Sum more) {
    try {
      return sum.plus(more);
    } catch (ArithmeticException e) {
      full.add(sum.row(key));
      return more;
    }
  }
}
