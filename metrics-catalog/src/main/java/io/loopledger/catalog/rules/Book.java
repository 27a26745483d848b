package io.loopledger.catalog.rules;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.schemas.money.Micros;
import io.loopledger.schemas.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects what one event posts. Every line of money already knows its amount in the reporting
 * currency; what does not balance there goes to {@code fx.differences}, which the caller sees to.
 */
final class Book {
  private static final String FX_DIFFERENCES = "fx.differences";

  private final Chart chart;
  private final Env env;
  private final List<Line> lines = new ArrayList<>(12);

  /** An amount for an account; mutable, so that equal lines add up in place. */
  static final class Line {
    final String account;
    final String measure;
    final Posting.@Nullable Fx fx;
    final @Nullable String taxRule;
    final @Nullable String method;
    final @Nullable String factorVersion;

    /**
     * Days from the event's business date to the line's: 0, or 1 for what the next day reverses.
     */
    final int daysLater;

    long amountMicros;
    long reportingMicros;

    private Line(
        String account,
        String measure,
        Posting.@Nullable Fx fx,
        @Nullable String taxRule,
        @Nullable String method,
        @Nullable String factorVersion,
        int daysLater,
        long amountMicros,
        long reportingMicros) {
      this.account = account;
      this.measure = measure;
      this.fx = fx;
      this.taxRule = taxRule;
      this.method = method;
      this.factorVersion = factorVersion;
      this.daysLater = daysLater;
      this.amountMicros = amountMicros;
      this.reportingMicros = reportingMicros;
    }

    private boolean isOf(
        String otherAccount,
        String otherMeasure,
        Posting.@Nullable Fx otherFx,
        @Nullable String otherTaxRule,
        @Nullable String otherMethod,
        @Nullable String otherFactorVersion,
        int otherDaysLater) {
      return daysLater == otherDaysLater
          && account.equals(otherAccount)
          && measure.equals(otherMeasure)
          && Objects.equals(fx, otherFx)
          && Objects.equals(taxRule, otherTaxRule)
          && Objects.equals(method, otherMethod)
          && Objects.equals(factorVersion, otherFactorVersion);
    }
  }

  Book(Chart chart, Env env) {
    this.chart = chart;
    this.env = env;
  }

  /** Debits one account and credits another with the same amount, at the event's booking rate. */
  void transfer(String debit, String credit, Money amount) {
    transfer(debit, credit, amount.currency(), amount.amountMicros(), null);
  }

  void transfer(
      String debit, String credit, String currency, long amountMicros, @Nullable String taxRule) {
    if (amountMicros != 0) {
      Rate rate = env.rate(currency);
      transferAt(
          debit, credit, currency, rate.fx(), amountMicros, rate.reporting(amountMicros), taxRule);
    }
  }

  /** As {@link #transfer}, at a rate and reporting amount that are already known. */
  void transferAt(
      String debit,
      String credit,
      String currency,
      Posting.Fx fx,
      long amountMicros,
      long reportingMicros,
      @Nullable String taxRule) {
    post(debit, currency, fx, amountMicros, reportingMicros, taxRule);
    post(
        credit,
        currency,
        fx,
        Math.negateExact(amountMicros),
        Math.negateExact(reportingMicros),
        taxRule);
  }

  /** One line of money, debit positive; whoever posts it posts the other side. */
  void post(
      String account,
      String currency,
      Posting.Fx fx,
      long amountMicros,
      long reportingMicros,
      @Nullable String taxRule) {
    if (amountMicros == 0 && reportingMicros == 0) {
      return;
    }
    require(account, Account.MONEY);
    add(account, currency, fx, taxRule, null, null, 0, amountMicros, reportingMicros);
  }

  /** What is left in the reporting currency of lines at different rates: a debit is a loss. */
  void exchangeDifference(String currency, Posting.Fx fx, long reportingMicros) {
    post(FX_DIFFERENCES, currency, fx, 0, reportingMicros, null);
  }

  /** A cost that no one invoices, in the reporting currency: single-sided. */
  void imputed(String account, long reportingMicros) {
    imputed(account, reportingMicros, 0);
  }

  /** The same as an accrual: posted on the event's day, taken back on the next one. */
  void accrued(String account, long reportingMicros) {
    imputed(account, reportingMicros, 0);
    imputed(account, Math.negateExact(reportingMicros), 1);
  }

  private void imputed(String account, long reportingMicros, int daysLater) {
    if (reportingMicros != 0) {
      require(account, Account.MONEY);
      Rate rate = env.rate(env.reportingCurrency());
      add(
          account,
          env.reportingCurrency(),
          rate.fx(),
          null,
          null,
          null,
          daysLater,
          reportingMicros,
          reportingMicros);
    }
  }

  /** Counts pieces. */
  void units(String account, long pieces) {
    statistic(account, "unit", Micros.ofWhole(pieces), null, null);
  }

  /** Counts pieces whose count depends on a method and its factors. */
  void units(String account, long pieces, String method, String factorVersion) {
    statistic(account, "unit", Micros.ofWhole(pieces), method, factorVersion);
  }

  /** Counts grams. */
  void grams(String account, long grams) {
    statistic(account, "g", Micros.ofWhole(grams), null, null);
  }

  /** Counts minutes, as seconds. */
  void minutes(String account, long minutes) {
    statistic(account, "s", Micros.ofWhole(Math.multiplyExact(minutes, 60L)), null, null);
  }

  /** Counts kilograms of CO2e, under the method and factors that make the figure. */
  void co2e(String account, long microKg, String method, String factorVersion) {
    statistic(account, "kgCO2e", microKg, method, factorVersion);
  }

  /**
   * Debits equal credits in every currency, and in the reporting currency: or nothing is posted.
   */
  void requireBalance(String eventId) {
    String checked = "";
    for (Line first : lines) {
      if (first.fx == null || first.measure.equals(checked) || Account.isImputed(first.account)) {
        continue;
      }
      checked = first.measure;
      long amount = 0;
      long reporting = 0;
      for (Line line : lines) {
        if (line.fx != null
            && line.measure.equals(first.measure)
            && !Account.isImputed(line.account)) {
          amount = Math.addExact(amount, line.amountMicros);
          reporting = Math.addExact(reporting, line.reportingMicros);
        }
      }
      if (amount != 0 || reporting != 0) {
        throw new IllegalStateException(
            "event %s does not balance in %s: debits less credits are %d micro-units, %d in the"
                    .formatted(eventId, first.measure, amount, reporting)
                + " reporting currency");
      }
    }
  }

  List<Line> lines() {
    return lines;
  }

  private void statistic(
      String account,
      String unit,
      long micros,
      @Nullable String method,
      @Nullable String factorVersion) {
    if (micros != 0) {
      require(account, unit);
      add(account, unit, null, null, method, factorVersion, 0, micros, 0);
    }
  }

  private void require(String code, String unit) {
    String actual = chart.account(code).unit();
    if (!actual.equals(unit)) {
      throw new IllegalStateException("account %s holds %s, not %s".formatted(code, actual, unit));
    }
  }

  private void add(
      String account,
      String measure,
      Posting.@Nullable Fx fx,
      @Nullable String taxRule,
      @Nullable String method,
      @Nullable String factorVersion,
      int daysLater,
      long amountMicros,
      long reportingMicros) {
    for (Line line : lines) {
      if (line.isOf(account, measure, fx, taxRule, method, factorVersion, daysLater)) {
        line.amountMicros = Math.addExact(line.amountMicros, amountMicros);
        line.reportingMicros = Math.addExact(line.reportingMicros, reportingMicros);
        return;
      }
    }
    lines.add(
        new Line(
            account,
            measure,
            fx,
            taxRule,
            method,
            factorVersion,
            daysLater,
            amountMicros,
            reportingMicros));
  }
}
