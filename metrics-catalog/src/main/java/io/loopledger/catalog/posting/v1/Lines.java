package io.loopledger.catalog.posting.v1;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.schemas.money.Micros;
import io.loopledger.schemas.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what one event posts, before dimensions and conversion are added. */
final class Lines {
  /** An amount for an account. */
  record Line(
      String account,
      String measure,
      long amountMicros,
      @Nullable String method,
      @Nullable String factorVersion) {}

  private final Chart chart;
  private final List<Line> money = new ArrayList<>();
  private final List<Line> statistics = new ArrayList<>();

  Lines(Chart chart) {
    this.chart = chart;
  }

  /** Debits one account and credits another with the same amount. */
  void transfer(String debitAccount, String creditAccount, Money amount) {
    transfer(debitAccount, creditAccount, amount.currency(), amount.amountMicros());
  }

  void transfer(String debitAccount, String creditAccount, String currency, long amountMicros) {
    if (amountMicros == 0) {
      return;
    }
    money.add(moneyLine(debitAccount, currency, amountMicros));
    money.add(moneyLine(creditAccount, currency, Math.negateExact(amountMicros)));
  }

  /** Transfers a cost held in several currencies. */
  void transferEach(String debitAccount, String creditAccount, Map<String, Long> amountMicros) {
    amountMicros.forEach(
        (currency, micros) -> transfer(debitAccount, creditAccount, currency, micros));
  }

  /** Counts pieces. */
  void units(String account, long pieces) {
    statistic(account, "unit", Micros.ofWhole(pieces), null, null);
  }

  /** Counts grams. */
  void grams(String account, long grams) {
    statistic(account, "g", Micros.ofWhole(grams), null, null);
  }

  /** Counts kilograms of CO2e, under the method and factor version that make the figure. */
  void co2e(String account, long microKg, String method, String factorVersion) {
    statistic(account, "kgCO2e", microKg, method, factorVersion);
  }

  /** Counts pieces whose count depends on a method and its factors. */
  void units(String account, long pieces, String method, String factorVersion) {
    statistic(account, "unit", Micros.ofWhole(pieces), method, factorVersion);
  }

  List<Line> money() {
    return money;
  }

  List<Line> statistics() {
    return statistics;
  }

  private Line moneyLine(String code, String currency, long micros) {
    Account account = chart.account(code);
    if (!account.isMoney()) {
      throw new IllegalStateException("account %s holds no money".formatted(code));
    }
    return new Line(code, currency, micros, null, null);
  }

  private void statistic(
      String code,
      String unit,
      long micros,
      @Nullable String method,
      @Nullable String factorVersion) {
    Account account = chart.account(code);
    if (!account.unit().equals(unit)) {
      throw new IllegalStateException(
          "account %s counts %s, not %s".formatted(code, account.unit(), unit));
    }
    if (micros != 0) {
      statistics.add(new Line(code, unit, micros, method, factorVersion));
    }
  }
}
