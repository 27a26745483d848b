package io.loopledger.reports.finance;

import io.loopledger.reports.finance.Carry.Last;
import io.loopledger.reports.finance.FinanceFigures.Balance;
import io.loopledger.reports.finance.FinanceFigures.Liability;
import io.loopledger.reports.finance.FinanceFigures.Margin;
import io.loopledger.reports.finance.FinanceFigures.MarginSale;
import io.loopledger.reports.finance.FinanceFigures.Months;
import io.loopledger.reports.finance.FinanceFigures.OpenBreak;
import io.loopledger.reports.finance.FinanceFigures.Posted;
import io.loopledger.reports.finance.FinanceFigures.Vat;
import io.loopledger.reports.source.ClosedBooks;
import io.loopledger.reports.source.ReportPeriod;
import io.loopledger.reports.source.ReportSource;
import io.loopledger.rows.Trino;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the figures of a finance pack. */
public final class FinanceReader {
  private final ReportSource source;
  private final FinanceScope scope;
  private final FinanceQueries queries;

  /** Of one state, for a scope. */
  public FinanceReader(ReportSource source, FinanceScope scope) {
    this.source = source;
    this.scope = scope;
    this.queries = new FinanceQueries(source.catalog(), scope);
  }

  /**
   * All figures.
   *
   * @param now reads what is there now: the row of a close is written after its tag
   */
  public FinanceFigures read(Trino now) throws SQLException {
    List<Balance> balances = balances();
    return new FinanceFigures(
        openBrands(now, balances),
        balances,
        rows(queries.margins(), FinanceReader::margin),
        rows(queries.posted(), FinanceReader::posted),
        rows(queries.vat(), FinanceReader::vat),
        rows(queries.marginSales(), FinanceReader::marginSale),
        rows(queries.breaks(), FinanceReader::openBreak),
        Carry.liabilities(rows(queries.liabilities(), FinanceReader::liability), scope.month()));
  }

  /** The trial balance. */
  public List<Balance> balances() throws SQLException {
    return Carry.balances(rows(queries.balances(), FinanceReader::balance), scope.month());
  }

  private Set<String> openBrands(Trino now, List<Balance> balances) throws SQLException {
    Set<String> brands = new TreeSet<>();
    balances.forEach(balance -> brands.add(balance.brand()));
    scope.brand().ifPresent(brands::add);
    Set<String> open = new TreeSet<>();
    for (String brand : brands) {
      ReportPeriod month = ReportPeriod.of(scope.month());
      if (!ClosedBooks.openMonths(source, now, brand, month).isEmpty()) {
        open.add(brand);
      }
    }
    return open;
  }

  /** Makes something of a row. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(String sql, Reading<T> reading) throws SQLException {
    List<T> rows = new ArrayList<>();
    source.query(sql, row -> rows.add(reading.of(row)));
    return rows;
  }

  private static Last<Balance> balance(ResultSet row) throws SQLException {
    return new Last<>(
        YearMonth.parse(row.getString("period")),
        new Balance(
            row.getString("brand"),
            row.getString("account"),
            row.getString("account_kind"),
            row.getString("reporting_currency"),
            row.getBigDecimal("opening_balance"),
            row.getBigDecimal("debit"),
            row.getBigDecimal("credit"),
            row.getBigDecimal("closing_balance")));
  }

  private static Margin margin(ResultSet row) throws SQLException {
    Map<String, BigDecimal> values = new TreeMap<>();
    for (String metric : MarginSteps.metrics()) {
      values.put(metric, row.getBigDecimal(metric));
    }
    return new Margin(text(row, "category"), row.getString("reporting_currency"), values);
  }

  private static Posted posted(ResultSet row) throws SQLException {
    boolean isPosted = row.getBoolean("is_posted");
    boolean isDated = row.getBoolean("is_dated");
    return new Posted(
        text(row, "category"),
        row.getString("reporting_currency"),
        row.getString("account"),
        isPosted ? isDated ? Months.POSTED_AND_DATED : Months.POSTED_ONLY : Months.DATED_ONLY,
        row.getBigDecimal("income"));
  }

  private static Vat vat(ResultSet row) throws SQLException {
    return new Vat(
        row.getString("brand"),
        text(row, "country"),
        text(row, "tax_rule"),
        row.getString("reporting_currency"),
        row.getBigDecimal("net_amount"),
        row.getBigDecimal("output_vat"),
        row.getBigDecimal("margin_vat"),
        row.getBigDecimal("reverse_charge_vat"),
        row.getBigDecimal("input_vat"),
        row.getBigDecimal("vat_payable"));
  }

  private static MarginSale marginSale(ResultSet row) throws SQLException {
    return new MarginSale(
        LocalDate.parse(row.getString("business_date")),
        row.getString("brand"),
        text(row, "country"),
        row.getString("subject"),
        row.getInt("cycle_no"),
        row.getString("event_id"),
        row.getString("tax_rule"),
        row.getString("reporting_currency"),
        row.getBigDecimal("sales_price"),
        Optional.ofNullable(row.getBigDecimal("purchase_price")),
        row.getBigDecimal("margin"),
        row.getBigDecimal("margin_vat"));
  }

  private static OpenBreak openBreak(ResultSet row) throws SQLException {
    return new OpenBreak(
        row.getString("break_id"),
        row.getString("brand"),
        row.getString("reconciliation"),
        row.getString("kind"),
        row.getString("currency"),
        row.getBigDecimal("value"),
        text(row, "ledger_item"),
        text(row, "statement_item"),
        text(row, "item_date").map(LocalDate::parse),
        LocalDate.parse(row.getString("first_seen_date")),
        row.getString("suspected_cause"),
        text(row, "owner"));
  }

  private static Last<Liability> liability(ResultSet row) throws SQLException {
    return new Last<>(
        YearMonth.parse(row.getString("period")),
        new Liability(
            row.getString("brand"),
            text(row, "program"),
            row.getString("account"),
            row.getString("reporting_currency"),
            row.getBigDecimal("opening_balance"),
            row.getBigDecimal("issued"),
            row.getBigDecimal("redeemed"),
            row.getBigDecimal("lapsed"),
            row.getBigDecimal("other"),
            row.getBigDecimal("closing_balance")));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
