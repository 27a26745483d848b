package io.loopledger.chaos.check;

import io.loopledger.catalog.chart.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No entry twice; per event and currency debits equal credits, also in the reporting currency. */
final class EntriesCheck {
  private final TableRows lake;

  EntriesCheck(TableRows lake) {
    this.lake = lake;
  }

  private record Scope(String subject, String eventId, String currency) {}

  List<Violation> violations() {
    Map<String, Integer> ids = new HashMap<>();
    Map<Scope, Sums> totals = new HashMap<>();
    for (Row row : lake.entries()) {
      ids.merge(row.text("entry_id"), 1, Integer::sum);
      if (row.value("reporting_currency") != null && !Account.isImputed(row.text("account"))) {
        totals.merge(
            new Scope(row.text("subject"), row.text("event_id"), row.text("measure")),
            Sums.of(row),
            Sums::plus);
      }
    }
    List<Violation> violations = new ArrayList<>();
    ids.forEach(
        (id, times) -> {
          if (times > 1) {
            violations.add(
                new Violation(
                    Invariant.ENTRY_ID_ONCE, "entry_id " + id, times + " rows", "one row"));
          }
        });
    totals.forEach(
        (scope, total) -> {
          if (!total.isZero()) {
            violations.add(
                new Violation(
                    Invariant.BALANCED,
                    "event %s of %s in %s"
                        .formatted(scope.eventId(), scope.subject(), scope.currency()),
                    "debits less credits " + total,
                    "0"));
          }
        });
    return violations;
  }
}
