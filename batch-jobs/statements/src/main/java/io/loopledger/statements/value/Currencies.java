package io.loopledger.statements.value;

import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The decimals of each currency, by ISO 4217: EUR 2, JPY 0, KWD 3. */
public final class Currencies {
  private static final Map<String, Integer> DECIMALS = decimals();

  private Currencies() {}

  /** How many decimals a currency has; empty for what is no currency of payments. */
  public static OptionalInt decimalsOf(String code) {
    Integer decimals = DECIMALS.get(code);
    return decimals == null ? OptionalInt.empty() : OptionalInt.of(decimals);
  }

  /** Gold, test codes and the like have no minor unit. */
  private static Map<String, Integer> decimals() {
    Map<String, Integer> decimals = new HashMap<>();
    for (Currency currency : Currency.getAvailableCurrencies()) {
      if (currency.getDefaultFractionDigits() >= 0) {
        decimals.put(currency.getCurrencyCode(), currency.getDefaultFractionDigits());
      }
    }
    return Map.copyOf(decimals);
  }
}
