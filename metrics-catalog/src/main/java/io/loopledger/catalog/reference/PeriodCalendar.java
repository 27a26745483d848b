package io.loopledger.catalog.reference;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which posting periods are closed, by brand. Every month is open until it is closed. Immutable.
 */
public final class PeriodCalendar {
  /** Everything is open. */
  public static final PeriodCalendar ALL_OPEN = new PeriodCalendar(List.of());

  private final List<PeriodChange> changes;
  private final Map<String, NavigableSet<YearMonth>> closed = new HashMap<>();

  private PeriodCalendar(List<PeriodChange> changes) {
    this.changes = changes;
    for (PeriodChange change : changes) {
      NavigableSet<YearMonth> months =
          closed.computeIfAbsent(change.brand(), brand -> new TreeSet<>());
      switch (change.action()) {
        case CLOSE -> months.add(change.period());
        case REOPEN -> months.remove(change.period());
      }
    }
  }

  /** The calendar after one more change. */
  PeriodCalendar with(PeriodChange change) {
    List<PeriodChange> next = new ArrayList<>(changes);
    next.add(change);
    return new PeriodCalendar(List.copyOf(next));
  }

  /** Every change of a brand's calendar, the oldest first. */
  public List<PeriodChange> changes(String brand) {
    return changes.stream().filter(change -> change.brand().equals(brand)).toList();
  }

  /** Whether a month of a brand is closed. */
  public boolean isClosed(String brand, YearMonth month) {
    NavigableSet<YearMonth> months = closed.get(brand);
    return months != null && months.contains(month);
  }

  /**
   * The period to which an entry is posted: the month of its business date if that is open, else
   * the oldest open month after it.
   */
  public YearMonth period(String brand, LocalDate businessDate) {
    YearMonth month = YearMonth.from(businessDate);
    while (isClosed(brand, month)) {
      month = month.plusMonths(1);
    }
    return month;
  }
}
