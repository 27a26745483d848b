package io.loopledger.local.explain;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Account.MarginLevel;
import io.loopledger.catalog.chart.Chart;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a subject came to so far.
 *
 * @param margin the margin at each level, in millionths of the books' currency; each level includes
 *     the ones before
 * @param stockMicros what is in stock, at cost
 * @param avoidedMicros millionths of a kilogram of CO2e avoided
 * @param emittedMicros millionths of a kilogram of CO2e emitted
 */
record Figures(
    Map<MarginLevel, Long> margin, long stockMicros, long avoidedMicros, long emittedMicros) {
  private static final String STOCK = "inventory.";
  private static final String CO2E = "co2e.";
  private static final String EMITTED = "co2e.emitted";

  /** The figures of these sums. */
  static Figures of(Sums sums, Chart chart) {
    EnumMap<MarginLevel, Long> margin = new EnumMap<>(MarginLevel.class);
    for (MarginLevel level : MarginLevel.values()) {
      margin.put(level, 0L);
    }
    long stock = 0;
    long avoided = 0;
    long emitted = 0;
    for (Map.Entry<Sums.Key, Sums.Amounts> sum : sums.byKey().entrySet()) {
      String code = sum.getKey().account();
      long books = sum.getValue().booksMicros();
      chart.find(code).ifPresent(account -> addMargin(account, books, margin));
      if (code.startsWith(STOCK)) {
        stock = Math.addExact(stock, books);
      } else if (code.startsWith(EMITTED)) {
        emitted = Math.addExact(emitted, sum.getValue().micros());
      } else if (code.startsWith(CO2E)) {
        avoided = Math.addExact(avoided, sum.getValue().micros());
      }
    }
    return new Figures(margin, stock, avoided, emitted);
  }

  long margin(MarginLevel level) {
    return margin.getOrDefault(level, 0L);
  }

  /** Income is a credit, which is negative in the books, and positive in a margin. */
  private static void addMargin(Account account, long booksMicros, Map<MarginLevel, Long> margin) {
    MarginLevel own = account.level();
    if (own == null) {
      return;
    }
    for (MarginLevel level : MarginLevel.values()) {
      if (level.compareTo(own) >= 0) {
        margin.merge(level, Math.negateExact(booksMicros), Math::addExact);
      }
    }
  }
}
