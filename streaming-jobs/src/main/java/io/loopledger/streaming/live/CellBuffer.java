package io.loopledger.streaming.live;

import io.loopledger.catalog.live.cells.Cell;
import io.loopledger.catalog.posting.Posting;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Sums postings by dashboard cell until they are drained: many postings, one delta. */
final class CellBuffer {
  private final Map<Cell, Sum> sums = new LinkedHashMap<>();
  private final List<CellDelta> full = new ArrayList<>();

  private record Sum(long amountMicros, long reportingMicros, long entryCount) {
    Sum plus(Sum more) {
      return new Sum(
          Math.addExact(amountMicros, more.amountMicros),
          Math.addExact(reportingMicros, more.reportingMicros),
          entryCount + more.entryCount);
    }

    CellDelta delta(Cell cell) {
      return new CellDelta(cell.id(), amountMicros, reportingMicros, entryCount);
    }
  }

  void add(Posting posting, YearMonth period) {
    Sum added = new Sum(posting.amountMicros(), posting.reportingMicros(), 1);
    Cell key = Cell.of(posting.key(), period);
    sums.merge(key, added, (sum, more) -> plus(key, sum, more));
  }

  /** Hands out what was summed and forgets it. */
  void drain(Consumer<CellDelta> out) {
    full.forEach(out);
    full.clear();
    sums.forEach((cell, sum) -> out.accept(sum.delta(cell)));
    sums.clear();
  }

  /** Deltas are additive: a sum that would exceed what one can hold becomes two. */
  private Sum plus(Cell cell, Sum sum, Sum more) {
    try {
      return sum.plus(more);
    } catch (ArithmeticException e) {
      full.add(sum.delta(cell));
      return more;
    }
  }
}
