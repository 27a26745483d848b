package io.loopledger.reports.finance;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Dataset;
import io.loopledger.catalog.metrics.Place;
import io.loopledger.catalog.metrics.sql.MetricViews;
import io.loopledger.close.lake.Sql;
import java.util.List;
import java.util.stream.Collectors;

/** The queries of a finance pack, of tables and views at one state. */
final class FinanceQueries {
  private static final String BALANCES =
      """
      SELECT period, brand, account, account_kind, reporting_currency,
        opening_balance, debit, credit, closing_balance
      FROM (
        SELECT *, max(period) OVER (PARTITION BY tenant, brand, reporting_currency) AS last_period
        FROM finance.trial_balance WHERE %1$s AND period <= '%2$s'
      ) WHERE period = last_period
      """;

  private static final String LIABILITIES =
      """
      SELECT period, brand, program, account, reporting_currency,
        opening_balance, issued, redeemed, lapsed, other, closing_balance
      FROM (
        SELECT *, row_number() OVER (
            PARTITION BY tenant, brand, program, account, reporting_currency ORDER BY period DESC) AS newest
        FROM finance.liability_rollforward WHERE %1$s AND period <= '%2$s'
      ) WHERE newest = 1 AND (period = '%2$s' OR closing_balance <> 0)
      """;

  private static final String POSTED =
      """
      SELECT category, reporting_currency, account, period = '%2$s' AS is_posted,
        business_date BETWEEN DATE '%3$s' AND DATE '%4$s' AS is_dated, sum(-reporting_amount) AS income
      FROM ledger.entries
      WHERE %1$s AND reporting_currency IS NOT NULL AND account IN (%5$s)
        AND (period = '%2$s' OR business_date BETWEEN DATE '%3$s' AND DATE '%4$s')
      GROUP BY 1, 2, 3, 4, 5
      """;

  private static final String VAT =
      """
      SELECT brand, country, tax_rule, reporting_currency, net_amount, output_vat, margin_vat,
        reverse_charge_vat, input_vat, vat_payable
      FROM finance.vat_report WHERE %s AND vat_period = '%s'
      """;

  private static final String MARGIN_SALES =
      """
      SELECT business_date, brand, country, subject, cycle_no, event_id, tax_rule, reporting_currency,
        coalesce(sales_price, 0) AS sales_price, purchase_price,
        coalesce(margin, 0) AS margin, margin_vat
      FROM finance.margin_scheme_records WHERE %s AND vat_period = '%s'
      """;

  private static final String BREAKS =
      """
      SELECT break_id, brand, reconciliation, kind, currency, value, ledger_item, statement_item,
        coalesce(statement_date, ledger_date) AS item_date, first_seen_date, suspected_cause, owner
      FROM (
        SELECT *, row_number() OVER (PARTITION BY break_id ORDER BY version DESC) AS newest
        FROM finance.breaks WHERE %s
      ) WHERE newest = 1 AND status = 'OPEN'
      """;

  private final Catalog catalog;
  private final FinanceScope scope;

  FinanceQueries(Catalog catalog, FinanceScope scope) {
    this.catalog = catalog;
    this.scope = scope;
  }

  String balances() {
    return BALANCES.formatted(scope.sql(), scope.month());
  }

  String liabilities() {
    return LIABILITIES.formatted(scope.sql(), scope.month());
  }

  String posted() {
    return POSTED.formatted(
        scope.sql(),
        scope.month(),
        scope.month().atDay(1),
        scope.month().atEndOfMonth(),
        Sql.texts(
            catalog.chart().accounts().stream()
                .filter(account -> account.level() != null)
                .map(Account::code)
                .toList()));
  }

  String vat() {
    return VAT.formatted(scope.sql(), scope.month());
  }

  String marginSales() {
    return MARGIN_SALES.formatted(scope.sql(), scope.month());
  }

  String breaks() {
    return BREAKS.formatted(scope.sql());
  }

  /** All metrics of the margin at once, by their own definitions. */
  String margins() {
    List<String> names = MarginSteps.metrics();
    Dataset dataset =
        new Dataset(
            new Place("finance pack", 1),
            "finance",
            "finance_pack_margin",
            "",
            "",
            "",
            "month",
            List.of("tenant", "brand", "category"),
            names);
    String sums =
        names.stream()
            .map(name -> "coalesce(sum(%s), 0) AS %s".formatted(name, name))
            .collect(Collectors.joining(", "));
    return "SELECT category, reporting_currency, %s\nFROM (\n%s\n)\nWHERE %s AND business_month = DATE '%s'\nGROUP BY 1, 2"
        .formatted(
            sums,
            new MetricViews(catalog).of(dataset).query(),
            scope.sql(),
            scope.month().atDay(1));
  }
}
