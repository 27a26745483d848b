package io.loopledger.catalog.fx;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One published reference rate.
 *
 * @param day the day it was published for
 * @param currency ISO 4217 code
 * @param perEur units of the currency for one euro, positive, without trailing zeros
 */
public record FxRate(LocalDate day, String currency, BigDecimal perEur) {
  public FxRate {
    requireNonNull(day, "day is null");
    requireNonNull(currency, "currency is null");
    requireNonNull(perEur, "perEur is null");
  }
}
