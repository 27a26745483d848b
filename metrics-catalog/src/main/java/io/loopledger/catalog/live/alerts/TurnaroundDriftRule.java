package io.loopledger.catalog.live.alerts;

import io.loopledger.schemas.live.Alert;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A partner's repairs take longer than they used to: the median of the last {@value #RECENT} is at
 * least half as long again as that of the ones before, and at least a day longer. There have to be
 * {@value #BASELINE} before.
 */
final class TurnaroundDriftRule implements WindowRule {
  static final int RECENT = 10;
  static final int BASELINE = 20;

  private static final long DAY_S = 86_400;

  @Override
  public String id() {
    return "partner-turnaround-drift";
  }

  @Override
  public Alert.Severity severity() {
    return Alert.Severity.WARNING;
  }

  @Override
  public Optional<Finding> finding(String about, Window window) {
    List<Window.Item> items = window.items();
    int before = items.size() - RECENT;
    if (before < BASELINE) {
      return Optional.empty();
    }
    long usual = median(items.subList(0, before));
    long recent = median(items.subList(before, items.size()));
    if (recent - usual < DAY_S || recent < usual + usual / 2) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "",
            "repairs of %s take %s hours, they took %s"
                .formatted(about, hours(recent), hours(usual)),
            Map.of(
                "recent_median_hours", hours(recent),
                "usual_median_hours", hours(usual),
                "recent_repairs", Integer.toString(RECENT),
                "usual_repairs", Integer.toString(before),
                "last", items.getLast().id())));
  }

  /** The lower median: a value that occurred. */
  private static long median(List<Window.Item> items) {
    long[] sorted = items.stream().mapToLong(Window.Item::value).sorted().toArray();
    return sorted[(sorted.length - 1) / 2];
  }

  private static String hours(long seconds) {
    return Long.toString(seconds / 3_600);
  }
}
