package io.loopledger.catalog.fx;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Rates as a reader collects them, in any order of days; a rate given twice is refused. */
final class ParsedRates {
  private final NavigableMap<LocalDate, Map<String, BigDecimal>> byDay = new TreeMap<>();
  private final Kind kind;

  ParsedRates(Kind kind) {
    this.kind = kind;
  }

  void openDay(LocalDate day) {
    if (byDay.putIfAbsent(RateRules.day(day), new HashMap<>()) != null) {
      throw new IllegalArgumentException(
          "date '%s' occurs a second time; keep one of its lines".formatted(day));
    }
  }

  void add(LocalDate day, String currency, BigDecimal rate) {
    Map<String, BigDecimal> row = byDay.computeIfAbsent(day, d -> new HashMap<>());
    if (row.putIfAbsent(RateRules.currency(currency), RateRules.rate(rate)) != null) {
      throw new IllegalArgumentException(
          "currency '%s' occurs a second time on %s; keep one".formatted(currency, day));
    }
  }

  /** The finished table; without a single rate there is none. */
  FxRates rates() {
    if (byDay.values().stream().allMatch(Map::isEmpty)) {
      throw new IllegalArgumentException("it holds no rates; give a file with at least one day");
    }
    return new FxRates(kind, new RateTable(byDay));
  }

  /** Who made the rates; also the first part of their version. */
  enum Kind {
    ECB("ecb"),
    SIMULATED("simulated");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }

    String prefix() {
      return prefix;
    }
  }
}
