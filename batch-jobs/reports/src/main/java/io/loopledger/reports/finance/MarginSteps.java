package io.loopledger.reports.finance;

import io.loopledger.catalog.chart.Account.MarginLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The waterfall from sales to the net result: each level, after the steps that lead to it. */
final class MarginSteps {
  /** The one account of a level that no metric of a step has. */
  static final String OWN_LABOUR = "absorbed.labour";

  private MarginSteps() {}

  /** What a step does to the margin. */
  enum Effect {
    ADDS,
    TAKES
  }

  /**
   * A step.
   *
   * @param metric name of its metric
   */
  record Step(String metric, Effect effect) {}

  /**
   * A level.
   *
   * @param metric name of its metric
   * @param account an account that is a step without a metric
   */
  record Level(MarginLevel level, String metric, List<Step> steps, Optional<String> account) {}

  /** All levels, from the top. */
  static List<Level> levels() {
    return List.of(
        level(
            MarginLevel.NET_REVENUE,
            "net_revenue",
            List.of("sales_revenue", "other_revenue"),
            List.of("returned_revenue", "discounts")),
        level(
            MarginLevel.GROSS_MARGIN,
            "gross_margin",
            List.of(),
            List.of(
                "acquisition_cost",
                "inbound_cost",
                "intake_cost",
                "refurbishment_cost",
                "new_goods_cost")),
        level(
            MarginLevel.CONTRIBUTION_1,
            "contribution_1",
            List.of(),
            List.of("selling_cost", "holding_cost")),
        level(
            MarginLevel.CONTRIBUTION_2,
            "contribution_2",
            List.of("carrier_compensation"),
            List.of(
                "after_sale_cost",
                "disposal_cost",
                "write_down_cost",
                "sent_back_cost",
                "unused_label_cost",
                "payout_bonus_cost")),
        new Level(
            MarginLevel.NET,
            "net_result",
            steps(
                List.of("voucher_breakage"),
                List.of("fx_cost", "rounding_cost", "cash_difference_cost", "overhead_cost")),
            Optional.of(OWN_LABOUR)));
  }

  /** The names of all metrics, steps before their level. */
  static List<String> metrics() {
    List<String> names = new ArrayList<>();
    for (Level level : levels()) {
      level.steps().forEach(step -> names.add(step.metric()));
      names.add(level.metric());
    }
    return names;
  }

  private static Level level(
      MarginLevel level, String metric, List<String> adds, List<String> takes) {
    return new Level(level, metric, steps(adds, takes), Optional.empty());
  }

  private static List<Step> steps(List<String> adds, List<String> takes) {
    List<Step> steps = new ArrayList<>();
    adds.forEach(metric -> steps.add(new Step(metric, Effect.ADDS)));
    takes.forEach(metric -> steps.add(new Step(metric, Effect.TAKES)));
    return steps;
  }
}
