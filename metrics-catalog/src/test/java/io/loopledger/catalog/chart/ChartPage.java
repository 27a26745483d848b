package io.loopledger.catalog.chart;

import io.loopledger.catalog.chart.Account.Kind;
import io.loopledger.catalog.chart.Account.MarginLevel;
import java.util.List;

/**
 * docs/accounts.md: the chart of accounts as tables, with its proposed numbers in SKR03 and SKR04.
 */
final class ChartPage {
  private static final String HEAD =
      """
      # Chart of accounts

      Written from `metrics-catalog/src/main/resources/io/loopledger/catalog/chart/`: `accounts.yaml`, `erp/skr03.yaml` and `erp/skr04.yaml`.
      Change those files, not this page, then write it again with
      `mvn -pl metrics-catalog -am test -Dtest=ChartPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dloopledger.accounts.write=true`.

      - Money is debit positive. Balance-sheet, revenue and expense accounts are double-entry; statistical accounts are not.
      - A cost with a stock account waits there while the unit is in stock.
      - Imputed costs are part of the margins, never of a trial balance or an export.
      - Numbers of SKR03 and SKR04 are proposals, to be signed off by the tax adviser; `?` marks those to look at first. The files also say what
        to mind about tax keys. An operator's own file replaces single lines.
      """;

  private ChartPage() {}

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    money(page, "Assets", accounts(Kind.ASSET));
    money(page, "Liabilities", accounts(Kind.LIABILITY));
    for (MarginLevel level : MarginLevel.values()) {
      money(page, "Level " + level.text(), Chart.builtIn().accounts(level));
    }
    page.append("\n## Statistical\n\n| account | unit | English | Deutsch |\n|---|---|---|---|\n");
    for (Account account : accounts(Kind.STATISTICAL)) {
      if (!account.isImputed()) {
        page.append(
            "| `%s` | %s | %s | %s |\n"
                .formatted(account.code(), account.unit(), account.labelEn(), account.labelDe()));
      }
    }
    return page.toString();
  }

  private static List<Account> accounts(Kind kind) {
    return Chart.builtIn().accounts().stream().filter(account -> account.kind() == kind).toList();
  }

  private static void money(StringBuilder page, String title, List<Account> accounts) {
    page.append("\n## %s\n\n".formatted(title));
    page.append("| account | English | Deutsch | SKR03 | SKR04 | |\n|---|---|---|---|---|---|\n");
    for (Account account : accounts) {
      page.append(
          "| `%s` | %s | %s | %s | %s | %s |\n"
              .formatted(
                  account.code(),
                  account.labelEn(),
                  account.labelDe(),
                  number(ErpChart.skr03(), account),
                  number(ErpChart.skr04(), account),
                  remark(account)));
    }
  }

  private static String number(ErpChart erp, Account account) {
    if (!account.isDoubleEntry()) {
      return "-";
    }
    ErpAccount mapping = erp.account(account.code());
    String credit = mapping.creditNumber() == null ? "" : "/" + mapping.creditNumber();
    return mapping.number() + credit + (mapping.check() ? " ?" : "");
  }

  private static String remark(Account account) {
    if (account.stockAccount() != null) {
      return "stock: `%s`".formatted(account.stockAccount());
    }
    if (account.isImputed()) {
      return "imputed";
    }
    return account.until() == null ? "" : "until rules " + account.until();
  }
}
