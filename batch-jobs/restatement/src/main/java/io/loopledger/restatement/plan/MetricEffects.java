package io.loopledger.restatement.plan;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.metrics.Accounts;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Metric.Simple;
import io.loopledger.catalog.metrics.Vocabulary.Agg;
import io.loopledger.catalog.metrics.expr.Arithmetic;
import io.loopledger.catalog.metrics.expr.Filter;
import io.loopledger.restatement.plan.EffectLine.Figure;
import io.loopledger.restatement.plan.EffectLine.Kind;
import io.loopledger.restatement.plan.EffectLine.Value;
import io.loopledger.schemas.entry.Cause;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run changes in the metrics that are sums over accounts. They follow from the accounts'
 * lines alone, so they cannot disagree with them. A metric whose filter looks at anything but the
 * account, such as a grade, is left out.
 */
public final class MetricEffects {
  private static final String MODEL = "entries";
  private static final Set<String> AMOUNTS = Set.of("amount", "reporting_amount");
  private static final Set<String> FILTERED = Set.of("account", "level");

  private final List<Sum> sums;

  /** A metric: so much of the amounts of these accounts. */
  private record Sum(
      String name, String unit, Map<String, BigDecimal> parts, Set<String> accounts) {
    boolean isMoney() {
      return parts.containsKey("reporting_amount");
    }

    Value of(Value value) {
      BigDecimal sum =
          value
              .amount()
              .multiply(parts.getOrDefault("amount", BigDecimal.ZERO))
              .add(
                  value
                      .reporting()
                      .multiply(parts.getOrDefault("reporting_amount", BigDecimal.ZERO)));
      return new Value(sum, BigDecimal.ZERO);
    }
  }

  private record Change(YearMonth period, Cause cause) {}

  private static final class Cell {
    private Value published = Value.ZERO;
    private final Map<Change, Value> changes = new HashMap<>();
  }

  /** The metrics of a catalog. */
  public MetricEffects(Catalog catalog) {
    this.sums =
        catalog.metrics().stream()
            .flatMap(metric -> sum(metric, catalog.chart()).stream())
            .toList();
  }

  /** Names of the metrics that are told. */
  public List<String> names() {
    return sums.stream().map(Sum::name).toList();
  }

  /**
   * The lines of the metrics that follow from those of the accounts; differences of zero are left
   * out.
   */
  public List<EffectLine> lines(List<EffectLine> accounts, List<Figured> published) {
    List<EffectLine> lines = new ArrayList<>();
    for (Sum sum : sums) {
      Map<Figure, Cell> cells = new HashMap<>();
      for (EffectLine line : accounts) {
        if (sum.accounts().contains(line.figure().name())) {
          cells
              .computeIfAbsent(figure(sum, line.figure()), any -> new Cell())
              .changes
              .merge(
                  new Change(line.period(), line.cause()), sum.of(line.difference()), Value::plus);
        }
      }
      for (Figured account : published) {
        Cell cell =
            sum.accounts().contains(account.figure().name())
                ? cells.get(figure(sum, account.figure()))
                : null;
        if (cell != null) {
          cell.published = cell.published.plus(sum.of(account.value()));
        }
      }
      cells.forEach((figure, cell) -> addLines(figure, cell, lines));
    }
    lines.sort(Effects.ORDER);
    return lines;
  }

  /** An account's figure as it is now. */
  public record Figured(Figure figure, Value value) {}

  private static void addLines(Figure figure, Cell cell, List<EffectLine> lines) {
    Value restated = cell.changes.values().stream().reduce(cell.published, Value::plus);
    cell.changes.forEach(
        (change, difference) -> {
          if (!difference.isZero()) {
            lines.add(
                new EffectLine(
                    figure,
                    change.period(),
                    change.cause(),
                    cell.published,
                    difference,
                    restated,
                    0,
                    0));
          }
        });
  }

  private static Figure figure(Sum sum, Figure account) {
    String currency = account.reportingCurrency();
    return new Figure(
        Kind.METRIC,
        account.brand(),
        account.program(),
        sum.name(),
        sum.isMoney() && currency != null ? currency : sum.unit(),
        null,
        account.method(),
        account.factorVersion(),
        account.month());
  }

  private static Optional<Sum> sum(Metric metric, Chart chart) {
    if (!(metric.definition() instanceof Simple simple)
        || !simple.model().equals(MODEL)
        || simple.agg() != Agg.SUM
        || simple.expr().isEmpty()
        || !isOfAccounts(simple)) {
      return Optional.empty();
    }
    Arithmetic expr = simple.expr().get();
    if (!expr.isLinear() || !AMOUNTS.containsAll(expr.names())) {
      return Optional.empty();
    }
    Set<String> accounts =
        Accounts.matching(chart, simple.filter()).stream()
            .map(Account::code)
            .collect(Collectors.toSet());
    return Optional.of(
        new Sum(
            metric.qualifiedName(),
            metric.meta().unit().numerator(),
            new HashMap<>(expr.coefficients()),
            new HashSet<>(accounts)));
  }

  private static boolean isOfAccounts(Simple simple) {
    return simple.filter().isPresent()
        && simple.filter().get().leaves().stream()
            .map(leaf -> Filter.column(Filter.reference(leaf)))
            .allMatch(FILTERED::contains);
  }
}
