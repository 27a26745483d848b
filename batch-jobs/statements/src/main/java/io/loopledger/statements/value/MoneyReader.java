package io.loopledger.statements.value;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.Faults;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads amounts exactly: no rounding, no more decimals than the currency has. */
public final class MoneyReader {
  private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");

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
    Optional<BigDecimal> number = number(place, field, text);
    OptionalInt decimals = decimals(place, field, currency);
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
