package io.loopledger.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.chart.Chart;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFilesTest {
  private static final Pattern ACCOUNT = Pattern.compile("'([a-z0-9-]+\\.[a-z0-9-]+)'");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "margin-by-category.sql",
        "repair-and-recovery.sql",
        "co2-avoided.sql",
        "co2-by-factor.sql"
      })
  void everyAccountNamedIsInTheChartAndNoPlaceholderIsLeft(String file) {
    String sql = SqlFiles.read(file);

    assertThat(sql).doesNotContain("${").contains("'demo'").contains("'loop'");
    for (Matcher account = ACCOUNT.matcher(sql); account.find(); ) {
      assertThat(Chart.builtIn().find(account.group(1))).as(account.group(1)).isPresent();
    }
  }

  @Test
  void theMarginTakesItsAccountsFromTheChart() {
    assertThat(SqlFiles.read("margin-by-category.sql"))
        .contains("'revenue.resale'", "'cost.units-sold'", "'fees.marketplace'", "'cost.disposal'")
        .doesNotContain("'cost.bad-debts'");
  }
}
