package io.loopledger.catalog.live.alerts;

import io.loopledger.schemas.live.Alert;
import io.loopledger.schemas.money.Micros;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last units of a product were each sold at a loss: contribution 2 of their cycle below 0. */
final class NegativeMarginStreakRule implements WindowRule {
  /** Losses in a row that raise it. */
  static final int STREAK = 5;

  private final int streak;

  NegativeMarginStreakRule(int streak) {
    this.streak = streak;
  }

  @Override
  public String id() {
    return "negative-margin-streak";
  }

  @Override
  public Alert.Severity severity() {
    return Alert.Severity.WARNING;
  }

  @Override
  public Optional<Finding> finding(String about, Window window) {
    List<Window.Item> items = window.items();
    int losses = 0;
    long sum = 0;
    while (losses < items.size() && items.get(items.size() - 1 - losses).value() < 0) {
      sum = Math.addExact(sum, items.get(items.size() - 1 - losses).value());
      losses++;
    }
    if (losses < streak) {
      return Optional.empty();
    }
    List<Window.Item> last = items.subList(items.size() - losses, items.size());
    String total = Micros.toDecimal(sum).stripTrailingZeros().toPlainString();
    return Optional.of(
        new Finding(
            "",
            "the last %d units of %s were each sold at a loss, together %s"
                .formatted(losses, about, total),
            Map.of(
                "units_sold_at_a_loss", Integer.toString(losses),
                "contribution_2_sum", total,
                "first", last.getFirst().id(),
                "last", last.getLast().id())));
  }
}
