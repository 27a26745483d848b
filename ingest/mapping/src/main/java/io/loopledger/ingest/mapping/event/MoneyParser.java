package io.loopledger.ingest.mapping.event;

import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.fault.MappingCode;
import io.loopledger.ingest.mapping.value.Evaluation;
import io.loopledger.ingest.mapping.value.NumberValue;
import io.loopledger.ingest.mapping.value.Value;
import io.loopledger.ingest.mapping.value.ValueParser;
import io.loopledger.ingest.mapping.yaml.Keys;
import io.loopledger.ingest.mapping.yaml.Problems;
import io.loopledger.ingest.mapping.yaml.YamlNode;
import io.loopledger.schemas.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads money: an amount and a currency. */
final class MoneyParser {
  private static final Set<String> KEYS =
      Set.of("amount", "currency", "minor-units", "times", "divided-by", "negate", "absolute");

  private final ValueParser values;
  private final Problems problems;

  MoneyParser(ValueParser values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  MoneyValue parse(YamlNode node) {
    if (!(node instanceof YamlNode.Entries map)) {
      problems.add(node, "money is a map such as {amount: '{Price}', currency: EUR}");
      return new MoneyValue(
          values.numbers().number(zero(node)),
          values.text(zero(node)),
          false,
          null,
          null,
          false,
          false);
    }
    Keys keys = Keys.of(map, KEYS, problems);
    for (String key : Set.of("amount", "currency")) {
      if (!keys.has(key)) {
        problems.add(map, "money needs '%s'".formatted(key));
      }
    }
    Value currency = values.text(keys.get("currency").orElse(zero(node)));
    currency
        .constant()
        .filter(code -> keys.has("currency") && !isCurrency(code))
        .ifPresent(
            code ->
                problems.add(
                    map, "currency '%s' is no ISO 4217 code; use one such as EUR".formatted(code)));
    return new MoneyValue(
        values.numbers().number(keys.get("amount").orElse(zero(node))),
        currency,
        keys.flag("minor-units"),
        keys.get("times").map(values.numbers()::number).orElse(null),
        keys.get("divided-by").map(values.numbers()::number).orElse(null),
        keys.flag("negate"),
        keys.flag("absolute"));
  }

  private static YamlNode zero(YamlNode node) {
    return new YamlNode.Text(node.place(), "0");
  }

  private static boolean isCurrency(String code) {
    try {
      return Currency.getInstance(code).getCurrencyCode().equals(code);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Money made from a record, exactly. */
  record MoneyValue(
      NumberValue amount,
      Value currency,
      boolean isMinor,
      @Nullable NumberValue times,
      @Nullable NumberValue dividedBy,
      boolean negate,
      boolean absolute) {
    private static final int SCALE = 6;

    @Nullable Money money(Evaluation evaluation) throws FaultException {
      BigDecimal number = amount.number(evaluation);
      if (number == null) {
        return null;
      }
      String code = currency.needed(evaluation).toUpperCase(Locale.ROOT);
      if (!isCurrency(code)) {
        throw new FaultException(
            MappingCode.NOT_A_CURRENCY,
            currency.label(),
            code,
            currency.label() + " is no ISO 4217 currency; use one such as EUR or GBP");
      }
      try {
        return Money.of(changed(number, code, evaluation), code);
      } catch (ArithmeticException e) {
        throw new FaultException(
            MappingCode.OUT_OF_RANGE,
            amount.label(),
            number.toPlainString(),
            amount.label()
                + " has more than six decimals or is above 9.2e12; the ledger never rounds, so"
                + " round it in the source");
      }
    }

    private BigDecimal changed(BigDecimal amountOf, String code, Evaluation evaluation)
        throws FaultException {
      BigDecimal number = amountOf;
      if (isMinor) {
        number =
            number.movePointLeft(
                Math.max(0, Currency.getInstance(code).getDefaultFractionDigits()));
      }
      if (times != null) {
        number = number.multiply(times.needed(evaluation));
      }
      if (dividedBy != null) {
        number = divided(number, dividedBy.needed(evaluation));
      }
      number = absolute ? number.abs() : number;
      return negate ? number.negate() : number;
    }

    private BigDecimal divided(BigDecimal number, BigDecimal divisor) throws FaultException {
      try {
        return number.divide(divisor, SCALE, java.math.RoundingMode.UNNECESSARY);
      } catch (ArithmeticException e) {
        throw new FaultException(
            MappingCode.NOT_EXACT,
            amount.label(),
            number.toPlainString(),
            amount.label()
                + " cannot be divided to six decimals exactly, and the ledger never rounds money;"
                + " map the price of one piece");
      }
    }
  }
}
