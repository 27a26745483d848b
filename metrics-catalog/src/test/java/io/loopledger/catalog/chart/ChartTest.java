package io.loopledger.catalog.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.loopledger.catalog.chart.Account.Kind;
import io.loopledger.catalog.chart.Account.MarginLevel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
  private static final String WASHING =
      """
      accounts:
        - { code: inventory.washing, kind: asset, unit: money, en: Washing in stock, de: Wäsche im Bestand }
        - { code: cost.washing, kind: expense, unit: money, level: gross-margin, capitalisable: true,
            stock_account: inventory.washing, en: Washing, de: Wäsche }
        - { code: units.washed, kind: statistical, unit: unit, en: Units washed, de: Gewaschene Stücke }
      """;

  private final Chart chart = Chart.builtIn();

  @Test
  void everyProfitAndLossAccountIsOnExactlyOneLevelAndNoBalanceSheetAccountIs() {
    List<Account> onLevels =
        Arrays.stream(MarginLevel.values())
            .flatMap(level -> chart.accounts(level).stream())
            .toList();

    assertThat(onLevels)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            chart.accounts().stream()
                .filter(account -> account.isProfitAndLoss() || account.isImputed())
                .toList())
        .noneMatch(Account::isBalanceSheet);
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
  void noTwoAccountsHaveTheSameNameOfTheSameKind() {
    assertThat(chart.accounts())
        .extracting(account -> account.kind() + account.labelDe())
        .doesNotHaveDuplicates();
    assertThat(chart.accounts())
        .extracting(account -> account.kind() + account.labelEn())
        .doesNotHaveDuplicates();
  }

  @Test
  void theLevelsAreThoseOfTheDesign() {
    assertThat(chart.account("revenue.discounts").level()).isEqualTo(MarginLevel.NET_REVENUE);
    assertThat(chart.account("cost.units-sold").level()).isEqualTo(MarginLevel.GROSS_MARGIN);
    assertThat(chart.account("fees.marketplace").level()).isEqualTo(MarginLevel.CONTRIBUTION_1);
    assertThat(chart.account("imputed.holding").level()).isEqualTo(MarginLevel.CONTRIBUTION_1);
    assertThat(chart.account("cost.write-offs").level()).isEqualTo(MarginLevel.CONTRIBUTION_2);
    assertThat(chart.account("cost.bad-debts").level()).isEqualTo(MarginLevel.NET);
    assertThat(chart.account("co2e.avoided").unit()).isEqualTo("kgCO2e");
  }

  @Test
  void onlyWhatBringsAUnitToSaleableConditionIsCapitalised() {
    assertThat(chart.capitalisable())
        .extracting(Account::code, Account::stockAccount)
        .containsExactly(
            tuple("cost.acquisition", "inventory.acquisition"),
            tuple("cost.inbound", "inventory.inbound"),
            tuple("cost.intake", "inventory.intake"),
            tuple("cost.refurbishment", "inventory.refurbishment"));
  }

  @Test
  void anImputedCostIsInTheMarginsButNotPartOfDoubleEntry() {
    assertThat(chart.accounts().stream().filter(Account::isImputed))
        .extracting(Account::code)
        .containsExactly("imputed.holding", "imputed.capital");
    assertThat(chart.account("imputed.capital").isDoubleEntry()).isFalse();
    assertThat(chart.account("imputed.capital").isMoney()).isTrue();
    assertThat(chart.account("cost.outbound").isDoubleEntry()).isTrue();
    assertThat(chart.account("units.sold").isDoubleEntry()).isFalse();
    assertThat(chart.account("vat.output").isBalanceSheet()).isTrue();
    assertThat(chart.account("cost.outbound").isBalanceSheet()).isFalse();
  }

  @Test
  void onlyTheUndividedStockOfTheFirstRulesIsNotPostedToAnyMore() {
    assertThat(chart.accounts().stream().filter(account -> account.until() != null))
        .extracting(Account::code, Account::until)
        .containsExactly(tuple("inventory.units", "2026-11"), tuple("cost.units-sold", "2026-11"));
  }

  /** The accounts the posting rules 2026-12 name, besides those released with 2026-11. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "receivables.subsidies receivables.disputed receivables.claims receivables.scrap",
        "inventory.acquisition inventory.inbound inventory.intake inventory.refurbishment",
        "inventory.parts inventory.new-goods prepaid.labels vat.input clearing.settlements",
        "assets.expected-returns payouts.failed payables.suppliers payables.invoiced",
        "refunds.payable refunds.expected vouchers.spv vouchers.mpv loyalty.outstanding",
        "contract.liabilities vat.output vat.margin vat.reverse-charge clearing.overhead",
        "revenue.scrap revenue.loyalty revenue.expected-returns",
        "cost.acquisition cost.inbound cost.intake cost.refurbishment cost.failed-repairs",
        "cost.new-goods cost.expected-returns cost.packaging cost.outbound cost.handling",
        "imputed.holding imputed.capital aftersale.return-transport aftersale.re-intake",
        "aftersale.retained-fees aftersale.chargebacks aftersale.warranty cost.write-downs",
        "cost.donations cost.donations-vat cost.sent-back cost.unused-labels cost.payout-bonus",
        "income.voucher-breakage income.carrier-claims fx.differences rounding.differences",
        "cash.differences cost.overhead absorbed.labour units.identified units.moved units.lost",
        "units.sent-back units.donated units.harvested units.listed units.delisted",
        "units.reserved units.shipped units.delivered units.counted-found units.counted-missing",
        "units.written-down listings.rejected prices.changed returns.requested.take-back",
        "returns.requested.withdrawal returns.requested.warranty portal.started",
        "portal.abandoned labels.issued labels.expired repairs.assigned repairs.started",
        "repairs.paused repairs.first-pass warranty.serviced warranty.replaced offers.made",
        "offers.accepted offers.declined payouts.issued payouts.failed-count coupons.issued",
        "coupons.redeemed messages.sent messages.control messages.acted-on consents.given",
        "consents.withdrawn loyalty.points steps.by-rule steps.by-person time.handling",
        "time.repair mass.reuse mass.recycling mass.energy-recovery mass.incineration",
        "mass.landfill mass.hazardous mass.donated mass.harvested vat.margin-refused",
        "co2e.use-phase co2e.end-of-life co2e.emitted.transport co2e.emitted.packaging",
        "co2e.emitted.parts co2e.emitted.energy co2e.emitted.waste impact.credited",
        "impact.without-factor"
      })
  void theAccountsOfTheRulesAreThere(String codes) {
    assertThat(chart.accounts()).extracting(Account::code).contains(codes.split(" "));
  }

  @Test
  void anAccountThatIsMissingIsNamedWithTheFileToAddItTo() {
    assertThat(chart.find("cost.unicorns")).isEmpty();
    assertThatThrownBy(() -> chart.account("cost.unicorns"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("account 'cost.unicorns' is not in the chart; add it to accounts.yaml");
  }

  @Test
  void anOperatorAddsAccountsByAFileAlone() {
    Chart extended = chart.with(Chart.read("washing.yaml", WASHING.getBytes(UTF_8)));

    assertThat(extended.accounts()).hasSize(chart.accounts().size() + 3);
    assertThat(extended.account("cost.washing"))
        .isEqualTo(
            new Account(
                "cost.washing",
                Kind.EXPENSE,
                Account.MONEY,
                MarginLevel.GROSS_MARGIN,
                true,
                "inventory.washing",
                null,
                "Washing",
                "Wäsche"));
    assertThat(extended.accounts(MarginLevel.GROSS_MARGIN))
        .contains(extended.account("cost.washing"), extended.account("cost.inbound"));
    assertThat(chart.find("cost.washing")).isEmpty();
  }

  @Test
  void anOperatorCannotChangeAnAccountOfTheChart() {
    Chart changed =
        Chart.of(List.of(chart.account("units.sold"), chart.account("receivables.invoiced")));

    assertThatThrownBy(() -> chart.with(changed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 problem(s)")
        .hasMessageContaining(
            "account units.sold is in the chart already and cannot be changed; give yours another"
                + " code");
  }
}
