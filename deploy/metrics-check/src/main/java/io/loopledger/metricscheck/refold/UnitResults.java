package io.loopledger.metricscheck.refold;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Account.MarginLevel;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.schemas.entry.Dimensions;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What each cycle of a unit, each product and each programme came to, from refolded journals: the
 * metrics of results, computed without entries and views.
 */
public final class UnitResults {
  private static final Set<MarginLevel> CONTRIBUTION_2 =
      EnumSet.of(
          MarginLevel.NET_REVENUE,
          MarginLevel.GROSS_MARGIN,
          MarginLevel.CONTRIBUTION_1,
          MarginLevel.CONTRIBUTION_2);
  private static final Set<String> ENDINGS =
      Set.of(
          "units.resold",
          "units.recycled",
          "units.donated",
          "units.harvested",
          "units.written-off",
          "units.lost",
          "units.sent-back",
          "units.disposed");
  private static final Set<String> UNIT_COST =
      Set.of(
          "cost.acquisition",
          "cost.inbound",
          "cost.intake",
          "cost.refurbishment",
          "cost.failed-repairs",
          "cost.units-sold",
          "imputed.holding");
  private static final Set<String> SUNK = Set.of("cost.acquisition", "cost.inbound", "cost.intake");

  private final Chart chart = Chart.builtIn();
  private final Map<Cycle, Result> results = new HashMap<>();
  private final Map<Cycle, BigDecimal> endings = new HashMap<>();
  private final Map<List<@Nullable String>, BigDecimal> products = new HashMap<>();
  private final Map<List<@Nullable String>, BigDecimal> programs = new HashMap<>();

  private UnitResults() {}

  /** A cycle of a unit, from 1. */
  public record Cycle(String subject, int cycleNo) {}

  /** What a cycle came to, in the reporting currency. */
  private record Result(
      String brand,
      BigDecimal contribution2,
      BigDecimal unitCost,
      BigDecimal sunk,
      BigDecimal stock) {
    Result plus(Result other) {
      return new Result(
          brand,
          contribution2.add(other.contribution2),
          unitCost.add(other.unitCost),
          sunk.add(other.sunk),
          stock.add(other.stock));
    }
  }

  /** From the journals of a lake; every brand has one reporting currency. */
  public static UnitResults of(RefoldedFigures refolded) {
    UnitResults results = new UnitResults();
    refolded.each(results::take);
    return results;
  }

  private void take(String subject, Posting posting) {
    if (!subject.startsWith("unit:")) {
      return;
    }
    Posting.Key key = posting.key();
    Cycle cycle = new Cycle(subject, key.cycleNo());
    Sums sums = Sums.of(posting);
    if (ENDINGS.contains(key.account())) {
      endings.merge(cycle, sums.amount(), BigDecimal::add);
    }
    if (key.fx() == null) {
      return;
    }
    Account account = chart.account(key.account());
    BigDecimal amount = sums.reporting();
    BigDecimal earned =
        account.level() != null && CONTRIBUTION_2.contains(account.level())
            ? amount.negate()
            : BigDecimal.ZERO;
    Dimensions at = key.dimensions();
    results.merge(
        cycle,
        new Result(
            at.brand(),
            earned,
            only(amount, UNIT_COST.contains(account.code())),
            only(amount, SUNK.contains(account.code())),
            only(amount, isStock(account.code()))),
        Result::plus);
    if (account.level() != null && CONTRIBUTION_2.contains(account.level())) {
      if (at.program() != null) {
        programs.merge(List.of(at.brand(), at.program()), earned, BigDecimal::add);
      }
      if (at.program() != null && at.category() != null && at.product() != null) {
        products.merge(
            List.of(at.brand(), at.program(), at.category(), at.product()),
            earned,
            BigDecimal::add);
      }
    }
  }

  private static boolean isStock(String account) {
    return account.startsWith("inventory.") && !account.equals("inventory.new-goods");
  }

  private static BigDecimal only(BigDecimal amount, boolean condition) {
    return condition ? amount : BigDecimal.ZERO;
  }

  private boolean isClosed(Cycle cycle) {
    return endings.getOrDefault(cycle, BigDecimal.ZERO).signum() > 0;
  }

  /**
   * The metrics of results by name, each by brand.
   *
   * @param repaired the cycles with a completed repair, and the value that the unit had unrepaired;
   *     null where it is not known
   */
  public Map<String, Map<String, BigDecimal>> metrics(Map<Cycle, @Nullable BigDecimal> repaired) {
    Map<String, Map<String, BigDecimal>> metrics = new TreeMap<>();
    Predicate<Cycle> open = cycle -> !isClosed(cycle);
    metrics.put("finance.closed_units", byBrand(this::isClosed, any -> BigDecimal.ONE));
    metrics.put("finance.closed_contribution_2", byBrand(this::isClosed, Result::contribution2));
    metrics.put("finance.closed_unit_cost", byBrand(this::isClosed, Result::unitCost));
    metrics.put("finance.open_unit_stock", byBrand(open, Result::stock));
    metrics.put(
        "finance.closed_profitable_units", byBrand(this::isClosed, r -> one(r.contribution2())));
    metrics.put("operations.products_with_result", count(products, false));
    metrics.put("operations.products_profitable", count(products, true));
    metrics.put("operations.programs_with_result", count(programs, false));
    metrics.put("operations.programs_profitable", count(programs, true));
    Predicate<Cycle> ended = cycle -> isClosed(cycle) && repaired.containsKey(cycle);
    Predicate<Cycle> valued = cycle -> ended.test(cycle) && repaired.get(cycle) != null;
    metrics.put("operations.repaired_closed", byBrand(ended, any -> BigDecimal.ONE));
    metrics.put("operations.repaired_closed_valued", byBrand(valued, any -> BigDecimal.ONE));
    Map<String, BigDecimal> after = byBrand(valued, r -> r.contribution2().add(r.sunk()));
    Map<String, BigDecimal> before = new TreeMap<>();
    results.forEach(
        (cycle, result) -> {
          BigDecimal value = repaired.get(cycle);
          if (value != null && isClosed(cycle)) {
            before.merge(result.brand(), value, BigDecimal::add);
          }
        });
    metrics.put("operations.repair_contribution", after);
    metrics.put("operations.repair_alternative", before);
    Map<String, BigDecimal> uplift = new TreeMap<>(after);
    before.forEach((brand, value) -> uplift.merge(brand, value.negate(), BigDecimal::add));
    metrics.put("operations.repair_uplift", uplift);
    return metrics;
  }

  private static BigDecimal one(BigDecimal earned) {
    return earned.signum() > 0 ? BigDecimal.ONE : BigDecimal.ZERO;
  }

  private Map<String, BigDecimal> byBrand(
      Predicate<Cycle> which, Function<Result, BigDecimal> figure) {
    Map<String, BigDecimal> figures = new TreeMap<>();
    results.forEach(
        (cycle, result) -> {
          if (which.test(cycle)) {
            figures.merge(result.brand(), figure.apply(result), BigDecimal::add);
          }
        });
    return figures;
  }

  private static Map<String, BigDecimal> count(
      Map<List<@Nullable String>, BigDecimal> earnings, boolean onlyProfitable) {
    Map<String, BigDecimal> figures = new TreeMap<>();
    earnings.forEach(
        (key, earned) ->
            figures.merge(
                String.valueOf(key.getFirst()),
                onlyProfitable ? one(earned) : BigDecimal.ONE,
                BigDecimal::add));
    return figures;
  }
}
