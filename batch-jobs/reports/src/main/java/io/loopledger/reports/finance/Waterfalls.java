package io.loopledger.reports.finance;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.reports.finance.FinanceFigures.Margin;
import io.loopledger.reports.finance.FinanceFigures.Months;
import io.loopledger.reports.finance.FinanceFigures.Posted;
import io.loopledger.reports.finance.MarginSteps.Effect;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The margin of each currency, in all and by category, and what leads from it to the books. */
final class Waterfalls {
  private static final BigDecimal ZERO = BigDecimal.ZERO;
  private static final Set<Months> DATED = EnumSet.of(Months.POSTED_AND_DATED, Months.DATED_ONLY);

  private final FinanceFigures figures;
  private final Chart chart;
  private final List<Waterfall> all = new ArrayList<>();

  Waterfalls(FinanceFigures figures, Chart chart) {
    this.figures = figures;
    this.chart = chart;
    for (String currency : currencies()) {
      List<Margin> margins =
          figures.margins().stream()
              .filter(margin -> margin.currency().equals(currency))
              .sorted(Comparator.comparing(margin -> margin.category().orElse("")))
              .toList();
      all.add(waterfall(total(currency, margins), Of.ALL));
      margins.forEach(margin -> all.add(waterfall(margin, Of.CATEGORY)));
    }
  }

  /** What a waterfall is of. */
  enum Of {
    ALL,
    CATEGORY
  }

  /**
   * A waterfall.
   *
   * @param of all categories, or one
   * @param category the one; empty for entries without one
   */
  record Waterfall(Of of, Optional<String> category, String currency, List<LevelValue> levels) {
    BigDecimal value(String metric) {
      return levels.stream()
          .filter(level -> level.metric().equals(metric))
          .findFirst()
          .orElseThrow()
          .value();
    }
  }

  /**
   * A level with the steps that lead to it.
   *
   * @param before the level before it
   * @param value what its metric says
   */
  record LevelValue(String metric, BigDecimal before, List<StepValue> steps, BigDecimal value) {
    BigDecimal effect() {
      return steps.stream().map(StepValue::effect).reduce(ZERO, BigDecimal::add);
    }
  }

  /**
   * A step.
   *
   * @param name of its metric, or of its account if {@code isMetric} is not
   * @param value what the metric says
   * @param effect what it does to the margin
   */
  record StepValue(String name, boolean isMetric, BigDecimal value, BigDecimal effect) {}

  /**
   * What leads from the margin to the result in the trial balance.
   *
   * @param netResult the metric
   * @param entries the same from the entries themselves
   * @param imputed imputed cost, which is in the margin and not in the books
   * @param postedOnly what was posted into the month for earlier days
   * @param datedOnly what is dated in the month and was posted into a later one
   * @param trialBalance result of the month in the trial balance
   */
  record Reconciliation(
      String currency,
      BigDecimal netResult,
      BigDecimal entries,
      BigDecimal imputed,
      BigDecimal postedOnly,
      BigDecimal datedOnly,
      BigDecimal trialBalance) {}

  /** All of them: of each currency first the one of all categories. */
  List<Waterfall> all() {
    return List.copyOf(all);
  }

  /** Those of a currency. */
  List<Waterfall> of(String currency) {
    return all.stream().filter(each -> each.currency().equals(currency)).toList();
  }

  /** The currencies there are, in order. */
  Set<String> currencies() {
    Set<String> currencies = new TreeSet<>();
    figures.margins().forEach(margin -> currencies.add(margin.currency()));
    figures.posted().forEach(posted -> currencies.add(posted.currency()));
    return currencies;
  }

  /** One for each currency. */
  List<Reconciliation> reconciliations() {
    return currencies().stream().map(this::reconciliation).toList();
  }

  private Reconciliation reconciliation(String currency) {
    return new Reconciliation(
        currency,
        of(currency).getFirst().value("net_result"),
        income(currency, posted -> DATED.contains(posted.months())),
        income(currency, posted -> DATED.contains(posted.months()) && isImputed(posted)).negate(),
        income(currency, posted -> posted.months() == Months.POSTED_ONLY && !isImputed(posted)),
        income(currency, posted -> posted.months() == Months.DATED_ONLY && !isImputed(posted)),
        figures.trialBalance().stream()
            .filter(b -> b.currency().equals(currency) && Controls.isProfitAndLoss(b))
            .map(b -> b.movement().negate())
            .reduce(ZERO, BigDecimal::add));
  }

  private boolean isImputed(Posted posted) {
    return chart.find(posted.account()).filter(Account::isImputed).isPresent();
  }

  private BigDecimal income(String currency, Predicate<Posted> which) {
    return figures.posted().stream()
        .filter(posted -> posted.currency().equals(currency))
        .filter(which)
        .map(Posted::income)
        .reduce(ZERO, BigDecimal::add);
  }

  private static Margin total(String currency, List<Margin> margins) {
    SortedMap<String, BigDecimal> sums = new TreeMap<>();
    margins.forEach(
        margin ->
            margin.values().forEach((name, value) -> sums.merge(name, value, BigDecimal::add)));
    return new Margin(Optional.empty(), currency, sums);
  }

  private Waterfall waterfall(Margin margin, Of of) {
    List<LevelValue> levels = new ArrayList<>();
    BigDecimal before = ZERO;
    for (MarginSteps.Level level : MarginSteps.levels()) {
      List<StepValue> steps = new ArrayList<>();
      for (MarginSteps.Step step : level.steps()) {
        BigDecimal value = margin.value(step.metric());
        steps.add(
            new StepValue(
                step.metric(), true, value, step.effect() == Effect.ADDS ? value : value.negate()));
      }
      level.account().ifPresent(account -> steps.add(account(account, margin, of)));
      BigDecimal value = margin.value(level.metric());
      levels.add(new LevelValue(level.metric(), before, List.copyOf(steps), value));
      before = value;
    }
    return new Waterfall(of, margin.category(), margin.currency(), List.copyOf(levels));
  }

  private StepValue account(String account, Margin margin, Of of) {
    BigDecimal income =
        income(
            margin.currency(),
            posted ->
                posted.account().equals(account)
                    && DATED.contains(posted.months())
                    && (of == Of.ALL || posted.category().equals(margin.category())));
    return new StepValue(account, false, income, income);
  }
}
