package io.loopledger.schemas.money;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An exact amount in one currency. Nothing here rounds: unit prices of 0.001 occur in real data,
 * and rounding to a currency's minor unit is a named step of a rule.
 *
 * @param amountMicros millionths of the currency's major unit; may be negative
 * @param currency ISO 4217 code
 */
public record Money(long amountMicros, String currency) {
  public Money {
    requireNonNull(currency, "currency is null");
    if (!isCurrency(currency)) {
      throw new IllegalArgumentException(
          "currency '%s' is not an ISO 4217 code; use one such as EUR or GBP".formatted(currency));
    }
  }

  /** Money from a decimal, exactly. */
  public static Money of(BigDecimal amount, String currency) {
    return new Money(Micros.exact(amount), currency);
  }

  /** Money from a decimal text such as {@code 2.55}, exactly. */
  public static Money of(String amount, String currency) {
    return of(new BigDecimal(amount), currency);
  }

  /** This amount, {@code factor} times; overflow is an error. */
  public Money times(long factor) {
    return new Money(Math.multiplyExact(amountMicros, factor), currency);
  }

  /** The opposite amount. */
  public Money negated() {
    return new Money(Math.negateExact(amountMicros), currency);
  }

  /** The amount as a decimal of scale 6. */
  public BigDecimal amount() {
    return Micros.toDecimal(amountMicros);
  }

  @Override
  public String toString() {
    return amount().stripTrailingZeros().toPlainString() + " " + currency;
  }

  private static boolean isCurrency(String code) {
    try {
      return Currency.getInstance(code).getCurrencyCode().equals(code);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
