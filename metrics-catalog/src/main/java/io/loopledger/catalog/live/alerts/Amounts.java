package io.loopledger.catalog.live.alerts;

import io.loopledger.schemas.money.Micros;
import io.loopledger.schemas.money.Money;

/** Amounts as evidence writes them: {@code 219.5 EUR}. */
final class Amounts {
  private Amounts() {}

  static String text(Money money) {
    return text(money.amountMicros(), money.currency());
  }

  static String text(long micros, String currency) {
    return Micros.toDecimal(micros).stripTrailingZeros().toPlainString() + " " + currency;
  }
}
