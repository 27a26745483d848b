package io.loopledger.reports.finance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that a finance pack is made of, as one state of the lake has it.
 *
 * @param openBrands brands whose month was not closed at that state
 * @param trialBalance accounts of each brand
 * @param margins metrics of the margin, by category
 * @param posted profit-and-loss and imputed postings that are of the month by posting period or by
 *     date
 * @param vat VAT of the month's VAT period
 * @param marginSales sales of that period under the margin scheme
 * @param breaks open breaks
 * @param liabilities what is owed to customers
 */
public record FinanceFigures(
    Set<String> openBrands,
    List<Balance> trialBalance,
    List<Margin> margins,
    List<Posted> posted,
    List<Vat> vat,
    List<MarginSale> marginSales,
    List<OpenBreak> breaks,
    List<Liability> liabilities) {
  public FinanceFigures {
    openBrands = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(openBrands));
    trialBalance = List.copyOf(trialBalance);
    margins = List.copyOf(margins);
    posted = List.copyOf(posted);
    vat = List.copyOf(vat);
    marginSales = List.copyOf(marginSales);
    breaks = List.copyOf(breaks);
    liabilities = List.copyOf(liabilities);
  }

  /** An account of a brand; balances are debit positive. */
  public record Balance(
      String brand,
      String account,
      String kind,
      String currency,
      BigDecimal opening,
      BigDecimal debit,
      BigDecimal credit,
      BigDecimal closing) {
    /** Debits less credits. */
    public BigDecimal movement() {
      return debit.subtract(credit);
    }

    boolean isProfitAndLoss() {
      return kind.equals("revenue") || kind.equals("expense");
    }
  }

  /**
   * Metrics of the margin of a category.
   *
   * @param category empty where entries have none
   * @param values by name of the metric
   */
  public record Margin(Optional<String> category, String currency, Map<String, BigDecimal> values) {
    public Margin {
      values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
    }

    BigDecimal value(String metric) {
      return values.getOrDefault(metric, BigDecimal.ZERO);
    }
  }

  /** Which month a posting is of. */
  public enum Months {
    /** Posted into it and dated in it. */
    POSTED_AND_DATED,
    /** Posted into it for an earlier day. */
    POSTED_ONLY,
    /** Dated in it and posted into a later one. */
    DATED_ONLY
  }

  /** What was posted to an account: income is positive. */
  public record Posted(
      Optional<String> category,
      String currency,
      String account,
      Months months,
      BigDecimal income) {}

  /** VAT by country and tax rule. */
  public record Vat(
      String brand,
      Optional<String> country,
      Optional<String> taxRule,
      String currency,
      BigDecimal net,
      BigDecimal output,
      BigDecimal margin,
      BigDecimal reverseCharge,
      BigDecimal input,
      BigDecimal payable) {}

  /** A sale under the margin scheme, or what takes one back. */
  public record MarginSale(
      LocalDate date,
      String brand,
      Optional<String> country,
      String subject,
      int cycle,
      String event,
      String taxRule,
      String currency,
      BigDecimal sale,
      Optional<BigDecimal> purchase,
      BigDecimal margin,
      BigDecimal vat) {}

  /** A break that is open. */
  public record OpenBreak(
      String id,
      String brand,
      String reconciliation,
      String kind,
      String currency,
      BigDecimal value,
      Optional<String> ledgerItem,
      Optional<String> statementItem,
      Optional<LocalDate> date,
      LocalDate firstSeen,
      String cause,
      Optional<String> owner) {}

  /** What is owed on an account for a programme; owed is positive. */
  public record Liability(
      String brand,
      Optional<String> program,
      String account,
      String currency,
      BigDecimal opening,
      BigDecimal issued,
      BigDecimal redeemed,
      BigDecimal lapsed,
      BigDecimal other,
      BigDecimal closing) {}
}
