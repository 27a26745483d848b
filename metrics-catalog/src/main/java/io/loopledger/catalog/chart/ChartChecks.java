package io.loopledger.catalog.chart;

import io.loopledger.catalog.chart.Account.Kind;
import io.loopledger.catalog.chart.Account.MarginLevel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What must hold for a chart of accounts; every problem names account, value and fix. */
final class ChartChecks {
  private static final Set<String> UNITS = Set.of(Account.MONEY, "unit", "g", "s", "kgCO2e");
  private static final String UNIT_NAMES = "money, unit, g, s or kgCO2e";
  private static final Pattern CODE = Pattern.compile("[a-z0-9.-]+");
  private static final Pattern VERSION = Pattern.compile("[0-9]{4}-[0-9]{2}");

  private final Map<String, Account> byCode;
  private final List<String> problems;
  private final Map<String, String> twins = new HashMap<>();

  ChartChecks(Map<String, Account> byCode, List<String> problems) {
    this.byCode = byCode;
    this.problems = problems;
  }

  void check(Account account) {
    checkNames(account);
    checkUnit(account);
    checkLevel(account);
    if (account.capitalisable()) {
      checkCapitalisable(account);
      checkStockAccount(account);
    } else if (account.stockAccount() != null) {
      problem(
          account,
          "has stock_account '%s' but is not capitalisable; say capitalisable: true or remove it",
          account.stockAccount());
    }
  }

  private void checkNames(Account account) {
    if (!CODE.matcher(account.code()).matches()) {
      problem(account, "has a code of other characters than a-z, 0-9, '.' and '-'; rename it");
    }
    if (account.labelEn().isBlank()) {
      problem(account, "has no English name; write it as en");
    }
    if (account.labelDe().isBlank()) {
      problem(account, "has no German name; write it as de");
    }
    String until = account.until();
    if (until != null && !VERSION.matcher(until).matches()) {
      problem(account, "has until '%s'; write a rules version like 2026-11", until);
    }
  }

  private void checkUnit(Account account) {
    if (!UNITS.contains(account.unit())) {
      problem(account, "has unit '%s'; write %s", account.unit(), UNIT_NAMES);
    } else if (account.kind() != Kind.STATISTICAL && !account.isMoney()) {
      problem(
          account,
          "is %s with unit %s; only statistical accounts count, write unit: money",
          account.kind().text(),
          account.unit());
    }
  }

  private void checkLevel(Account account) {
    MarginLevel level = account.level();
    if (account.isImputed() && level == null) {
      problem(
          account,
          "is statistical with unit money (an imputed cost) but has no margin level; give it one,"
              + " or count in unit, g, s or kgCO2e");
    } else if (account.isProfitAndLoss() && level == null) {
      problem(account, "is %s but has no margin level; give it one", account.kind().text());
    } else if (!account.isImputed() && !account.isProfitAndLoss() && level != null) {
      problem(
          account,
          "is %s with unit %s, so it must not have margin level %s; remove the level",
          account.kind().text(),
          account.unit(),
          level.text());
    }
  }

  private void checkCapitalisable(Account account) {
    if (account.kind() != Kind.EXPENSE || !account.isMoney()) {
      problem(
          account,
          "is %s with unit %s and capitalisable; only an expense in money is, remove capitalisable",
          account.kind().text(),
          account.unit());
    } else if (account.level() != null && account.level() != MarginLevel.GROSS_MARGIN) {
      problem(
          account,
          "is capitalisable at level %s; cost of stock is part of level gross-margin, move it there"
              + " or remove capitalisable",
          account.level().text());
    }
  }

  private void checkStockAccount(Account account) {
    String code = account.stockAccount();
    if (code == null || code.isBlank()) {
      problem(account, "is capitalisable but has no stock_account; name the asset it waits on");
      return;
    }
    Account stock = byCode.get(code);
    if (stock == null) {
      problem(account, "has stock_account '%s', which is not in the chart; add it there", code);
    } else if (stock.kind() != Kind.ASSET) {
      problem(
          account,
          "has stock_account '%s', which is %s; name an asset account",
          code,
          stock.kind().text());
    }
    String other = twins.putIfAbsent(code, account.code());
    if (other != null && !other.equals(account.code())) {
      problem(account, "shares stock_account '%s' with account %s; give each its own", code, other);
    }
  }

  private void problem(Account account, String text, Object... values) {
    problems.add("account %s %s".formatted(account.code(), text.formatted(values)));
  }
}
