package io.loopledger.catalog.fx;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Currencies that became the euro after it began, with the conversion rate that was fixed for good.
 * The ECB publishes no rate for them from that day on. Source: ECB, "The euro: initial changeover
 * and later euro-area members", fixed euro conversion rates (Council regulations).
 */
final class IrrevocableRates {
  private record Fixed(LocalDate from, BigDecimal perEur) {}

  private static final Map<String, Fixed> BY_CURRENCY =
      Map.ofEntries(
          fixed("GRD", "2001-01-01", "340.750"),
          fixed("SIT", "2007-01-01", "239.640"),
          fixed("CYP", "2008-01-01", "0.585274"),
          fixed("MTL", "2008-01-01", "0.429300"),
          fixed("SKK", "2009-01-01", "30.1260"),
          fixed("EEK", "2011-01-01", "15.6466"),
          fixed("LVL", "2014-01-01", "0.702804"),
          fixed("LTL", "2015-01-01", "3.45280"),
          fixed("HRK", "2023-01-01", "7.53450"),
          fixed("BGN", "2026-01-01", "1.95583"));

  private IrrevocableRates() {}

  /** Units of the currency for one euro on a day from which the rate is fixed; else null. */
  static @Nullable BigDecimal perEur(String currency, LocalDate day) {
    Fixed fixed = BY_CURRENCY.get(currency);
    return fixed == null || day.isBefore(fixed.from()) ? null : fixed.perEur();
  }

  private static Map.Entry<String, Fixed> fixed(String currency, String from, String perEur) {
    return Map.entry(currency, new Fixed(LocalDate.parse(from), new BigDecimal(perEur)));
  }
}
