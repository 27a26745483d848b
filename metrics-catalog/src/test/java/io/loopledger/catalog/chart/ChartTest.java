package io.loopledger.catalog.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.chart.Account.Kind;
import io.loopledger.catalog.chart.Account.MarginLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChartTest {
  private final Chart chart = Chart.builtIn();

  @Test
  void everyProfitAndLossAccountHasOneLevelAndNoOtherHas() {
    assertThat(chart.accounts())
        .isNotEmpty()
        .allSatisfy(
            account ->
                assertThat(account.level() != null)
                    .as(account.code())
                    .isEqualTo(account.isProfitAndLoss()));
  }

  @Test
  void everyAccountIsNamedInBothLanguages() {
    assertThat(chart.accounts())
        .allSatisfy(
            account -> {
              assertThat(account.code()).matches("[a-z0-9]+([.-][a-z0-9]+)+");
              assertThat(account.labelEn()).isNotBlank();
              assertThat(account.labelDe()).isNotBlank();
            });
  }

  @Test
  void theLevelsAreThoseOfTheDesign() {
    assertThat(chart.account("revenue.discounts").level()).isEqualTo(MarginLevel.NET_REVENUE);
    assertThat(chart.account("cost.units-sold").level()).isEqualTo(MarginLevel.GROSS_MARGIN);
    assertThat(chart.account("fees.marketplace").level()).isEqualTo(MarginLevel.CONTRIBUTION_1);
    assertThat(chart.account("cost.write-offs").level()).isEqualTo(MarginLevel.CONTRIBUTION_2);
    assertThat(chart.account("cost.bad-debts").level()).isEqualTo(MarginLevel.NET);
    assertThat(chart.account("co2e.avoided").unit()).isEqualTo("kgCO2e");
  }

  @Test
  void anAccountThatIsMissingIsNamedWithTheFileToAddItTo() {
    assertThat(chart.find("cost.unicorns")).isEmpty();
    assertThatThrownBy(() -> chart.account("cost.unicorns"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("account 'cost.unicorns' is not in the chart; add it to accounts.yaml");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThatThrownBy(
            () ->
                Chart.of(
                    List.of(
                        account("cost.a", Kind.EXPENSE, "money", null),
                        account("stock.b", Kind.ASSET, "money", MarginLevel.NET),
                        account("units.c", Kind.STATISTICAL, "money", null),
                        account("cash.d", Kind.ASSET, "unit", null),
                        account("cash.e", Kind.ASSET, "money", null),
                        account("cash.e", Kind.ASSET, "money", null))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the chart of accounts has 5 problems:")
        .hasMessageContaining("account cost.a is expense but has no margin level; give it one")
        .hasMessageContaining("account stock.b is asset, so it must not have margin level net")
        .hasMessageContaining("account units.c is statistical with unit money; statistical")
        .hasMessageContaining("account cash.d is asset with unit unit; statistical")
        .hasMessageContaining("account cash.e is defined twice");
  }

  private static Account account(String code, Kind kind, String unit, @Nullable MarginLevel level) {
    return new Account(code, kind, unit, level, code, code);
  }
}
