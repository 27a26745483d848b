package io.loopledger.breaks.clearing;

import io.loopledger.catalog.chart.Chart;
import java.util.List;

/**
 * Accounts between which money moves before it is settled: together they must reach zero.
 *
 * @param name lower case letters
 * @param description for people
 * @param accounts of the chart
 * @param items whose matches settle them
 * @param graceDays how long an amount that no item holds may stay
 */
public record ClearingGroup(
    String name, String description, List<String> accounts, List<Items> items, int graceDays) {
  /**
   * Items of a reconciliation.
   *
   * @param reconciliation its name
   * @param prefix what the ids of the items begin with
   */
  public record Items(String reconciliation, String prefix) {
    public Items {
      if (!reconciliation.matches("[a-z][a-z0-9-]*") || prefix.isBlank()) {
        throw new IllegalArgumentException(
            "items of reconciliation '%s' with prefix '%s'; name a reconciliation such as payments, and what its items' ids begin with"
                .formatted(reconciliation, prefix));
      }
    }
  }

  public ClearingGroup {
    accounts = List.copyOf(accounts);
    items = List.copyOf(items);
    if (!name.matches("[a-z]+") || accounts.isEmpty() || items.isEmpty() || graceDays < 0) {
      throw new IllegalArgumentException(
          "clearing group '%s' has accounts %s, items %s, grace_days %d; give a name of lower case letters, one account and one reconciliation at least, and 0 days or more"
              .formatted(name, accounts, items, graceDays));
    }
    accounts.forEach(Chart.builtIn()::account);
  }
}
