package io.loopledger.statements.value;

import io.loopledger.schemas.money.Micros;
import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.Faults;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads amounts exactly: no rounding, no more decimals than the currency has. */
public final class MoneyReader {
  private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");

  /** So many digits before the point fit a long of millionths whatever follows. */
  private static final int SHORT = 12;

  private final Faults faults;

  /** A reader that notes what is wrong. */
  public MoneyReader(Faults faults) {
    this.faults = faults;
  }

  /**
   * Reads an amount.
   *
   * @param text digits with a decimal point, such as {@code -1234.50}
   * @return empty if something is wrong, which is noted
   */
  public Optional<Money> read(String place, String field, String text, String currency) {
    OptionalInt decimals = decimals(place, field, currency);
    if (decimals.isPresent()) {
      OptionalLong micros = shortMicros(text, decimals.getAsInt());
      if (micros.isPresent()) {
        return Optional.of(new Money(micros.getAsLong(), currency));
      }
    }
    Optional<BigDecimal> number = number(place, field, text);
    if (number.isEmpty() || decimals.isEmpty()) {
      return Optional.empty();
    }
    if (number.get().stripTrailingZeros().scale() > decimals.getAsInt()) {
      faults.add(
          place,
          field,
          text,
          "%s has %d decimals, this amount has more; ask the sender for a corrected file"
              .formatted(currency, decimals.getAsInt()));
      return Optional.empty();
    }
    return exact(place, field, text, number.get(), currency);
  }

  /** Reads a plain decimal number. */
  public Optional<BigDecimal> number(String place, String field, String text) {
    if (!DECIMAL.matcher(text).matches()) {
      faults.add(
          place,
          field,
          text,
          text.isEmpty()
              ? "an amount is missing"
              : "not a number of the form 1234.50; ask the sender for a corrected file");
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text));
  }

  /** The decimals of a currency; empty if it is none, which is noted. */
  public OptionalInt decimals(String place, String field, String currency) {
    OptionalInt decimals = Currencies.decimalsOf(currency);
    if (decimals.isEmpty()) {
      faults.add(
          place, field, currency, "not a currency of ISO 4217 with capital letters, such as EUR");
    }
    return decimals;
  }

  /**
   * Millionths of an amount of the usual form and size, digit by digit, because a file has
   * millions; empty for any other text, which then takes the long way.
   */
  private static OptionalLong shortMicros(String text, int decimals) {
    int start = text.startsWith("-") ? 1 : 0;
    int point = text.indexOf('.');
    int end = point < 0 ? text.length() : point;
    int behind = point < 0 ? 0 : text.length() - point - 1;
    boolean isShort = end > start && end - start <= SHORT && behind <= decimals;
    if (!isShort || (point >= 0 && behind == 0)) {
      return OptionalLong.empty();
    }
    long value = 0;
    for (int i = start; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (i != point) {
        if (digit < '0' || digit > '9') {
          return OptionalLong.empty();
        }
        value = value * 10 + (digit - '0');
      }
    }
    for (int i = behind; i < Micros.SCALE; i++) {
      value *= 10;
    }
    return OptionalLong.of(start == 1 ? -value : value);
  }

  private Optional<Money> exact(
      String place, String field, String text, BigDecimal number, String currency) {
    try {
      return Optional.of(Money.of(number, currency));
    } catch (ArithmeticException e) {
      faults.add(place, field, text, "larger than the ledger can hold: at most 9.2e12");
      return Optional.empty();
    }
  }
}
