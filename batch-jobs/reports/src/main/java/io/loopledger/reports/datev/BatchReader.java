package io.loopledger.reports.datev;

import io.loopledger.catalog.chart.Account.Kind;
import io.loopledger.catalog.chart.ErpChart;
import io.loopledger.close.lake.Sql;
import io.loopledger.reports.finance.FinanceFigures.Balance;
import io.loopledger.reports.finance.FinanceReader;
import io.loopledger.reports.finance.FinanceScope;
import io.loopledger.reports.source.ReportSource;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads what a booking batch is made of, at one state of the lake. */
public final class BatchReader {
  /** Debits and credits apart: where gains and losses have numbers of their own, both are told. */
  private static final String SUMS =
      """
      SELECT brand, business_date, coalesce(rule, '') AS posting_rule, account, measure, fx_rate,
        coalesce(sum(amount) FILTER (WHERE reporting_amount >= 0), 0) AS debit,
        coalesce(-sum(amount) FILTER (WHERE reporting_amount < 0), 0) AS credit,
        coalesce(sum(reporting_amount) FILTER (WHERE reporting_amount >= 0), 0) AS reporting_debit,
        coalesce(-sum(reporting_amount) FILTER (WHERE reporting_amount < 0), 0) AS reporting_credit
      FROM ledger.entries
      WHERE %s AND period = '%s' AND reporting_currency IS NOT NULL AND account NOT IN (%s)
      GROUP BY 1, 2, 3, 4, 5, 6
      """;

  private static final String CURRENCIES =
      """
      SELECT reporting_currency, brand,
        date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00 UTC', max(recorded_time)) AS newest_ms
      FROM ledger.entries
      WHERE %s AND period = '%s' AND reporting_currency IS NOT NULL AND account NOT IN (%s)
      GROUP BY 1, 2
      """;

  private final ReportSource source;
  private final FinanceScope scope;

  /** Of one state, for a scope. */
  public BatchReader(ReportSource source, FinanceScope scope) {
    this.source = source;
    this.scope = scope;
  }

  /**
   * The batch of the month.
   *
   * @throws IllegalArgumentException if nothing was posted, if the brands keep their books in
   *     several currencies, or as {@link BookingBatch#of}
   */
  public BookingBatch batch(BatchSettings settings, ErpChart chart) throws SQLException {
    Map<String, Set<String>> brands = new TreeMap<>();
    long[] newest = {Long.MIN_VALUE};
    source.query(
        query(CURRENCIES),
        row -> {
          brands
              .computeIfAbsent(row.getString("reporting_currency"), c -> new TreeSet<>())
              .add(row.getString("brand"));
          newest[0] = Math.max(newest[0], row.getLong("newest_ms"));
        });
    BatchRequest request =
        new BatchRequest(
            scope.month(), currency(brands), Instant.ofEpochMilli(newest[0]), settings, chart);
    return BookingBatch.of(request, sums(), movements());
  }

  private String currency(Map<String, Set<String>> brands) {
    if (brands.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing was posted for %s into %s; choose another month"
              .formatted(scope.text(), scope.month()));
    }
    if (brands.size() > 1) {
      throw new IllegalArgumentException(
          "the brands of %s keep their books in %s, and DATEV keeps a client in one currency; make a"
                  .formatted(scope.text(), brands)
              + " batch for each brand");
    }
    return brands.keySet().iterator().next();
  }

  /** What was posted, as {@link BookingBatch#of} takes it. */
  List<PostedSum> sums() throws SQLException {
    List<PostedSum> sums = new ArrayList<>();
    source.query(query(SUMS), row -> sums.add(sum(row)));
    return sums;
  }

  private Map<String, BigDecimal> movements() throws SQLException {
    Map<String, BigDecimal> movements = new TreeMap<>();
    for (Balance balance : new FinanceReader(source, scope).balances()) {
      movements.merge(balance.account(), balance.movement(), BigDecimal::add);
    }
    return movements;
  }

  private String query(String query) {
    List<String> statistical =
        source.catalog().chart().accounts().stream()
            .filter(account -> account.kind() == Kind.STATISTICAL)
            .map(account -> account.code())
            .toList();
    return query.formatted(scope.sql(), scope.month(), Sql.texts(statistical));
  }

  private static PostedSum sum(ResultSet row) throws SQLException {
    return new PostedSum(
        row.getString("brand"),
        LocalDate.parse(row.getString("business_date")),
        row.getString("posting_rule"),
        row.getString("account"),
        row.getString("measure"),
        Optional.ofNullable(row.getBigDecimal("fx_rate")),
        row.getBigDecimal("debit"),
        row.getBigDecimal("credit"),
        row.getBigDecimal("reporting_debit"),
        row.getBigDecimal("reporting_credit"));
  }
}
