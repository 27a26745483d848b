package io.loopledger.reports.finance;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MarginStepsTest {
  private static final Catalog CATALOG = Catalog.builtIn();

  /**
   * Else the waterfall would not add up: it is a build check for a new account, or a new metric.
   */
  @Test
  void everyAccountOfALevelIsInOneOfItsSteps() {
    for (MarginSteps.Level level : MarginSteps.levels()) {
      for (Account account : CATALOG.chart().accounts(level.level())) {
        List<String> steps =
            level.steps().stream()
                .map(MarginSteps.Step::metric)
                .filter(metric -> names(CATALOG.metric(metric), account.code()))
                .toList();
        boolean isAlone = level.account().filter(account.code()::equals).isPresent();

        assertThat(steps.size() + (isAlone ? 1 : 0))
            .as("steps of %s: %s", account.code(), steps)
            .isEqualTo(1);
      }
    }
  }

  private static boolean names(Metric metric, String account) {
    String filter = ((Metric.Simple) metric.definition()).filter().orElseThrow().toString();
    return Pattern.compile("(?<![\\w.-])" + Pattern.quote(account) + "(?![\\w.-])")
        .matcher(filter)
        .find();
  }
}
