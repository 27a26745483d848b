package io.loopledger.catalog.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule for a chart of accounts, by an account that breaks it and what is then said. */
class ChartChecksTest {
  private static final String STOCK = "{ code: stock.a, kind: asset, unit: money, en: A, de: A }";
  private static final String COST = "code: cost.b, kind: expense, unit: money, en: B, de: B";

  static Stream<Arguments> accountsThatBreakARule() {
    return Stream.of(
        broken(
            "{ %s }".formatted(COST),
            "account cost.b is expense but has no margin level; give it one"),
        broken(
            "{ code: cash.b, kind: asset, unit: money, level: net, en: B, de: B }",
            "account cash.b is asset with unit money, so it must not have margin level net; remove"
                + " the level"),
        broken(
            "{ code: units.b, kind: statistical, unit: unit, level: net, en: B, de: B }",
            "account units.b is statistical with unit unit, so it must not have margin level net;"
                + " remove the level"),
        broken(
            "{ code: imputed.b, kind: statistical, unit: money, en: B, de: B }",
            "account imputed.b is statistical with unit money (an imputed cost) but has no margin"
                + " level; give it one, or count in unit, g, s or kgCO2e"),
        broken(
            "{ code: units.b, kind: statistical, unit: t, en: B, de: B }",
            "account units.b has unit 't'; write money, unit, g, s or kgCO2e"),
        broken(
            "{ code: units.b, kind: statistical, en: B, de: B }",
            "account units.b has unit ''; write money, unit, g, s or kgCO2e"),
        broken(
            "{ code: cash.b, kind: asset, unit: g, en: B, de: B }",
            "account cash.b is asset with unit g; only statistical accounts count, write unit:"
                + " money"),
        broken(
            "{ code: stock.a, kind: liability, unit: money, en: B, de: B }",
            "account stock.a is defined twice; keep one, or give the other its own code"),
        broken(
            "{ code: Cash B, kind: asset, unit: money, en: B, de: B }",
            "account Cash B has a code of other characters than a-z, 0-9, '.' and '-'; rename it"),
        broken(
            "{ kind: asset, unit: money, en: B, de: B }", "accounts[1] has no code; give it one"),
        broken(
            "{ code: cash.b, kind: asset, unit: money, de: B }",
            "account cash.b has no English name; write it as en"),
        broken(
            "{ code: cash.b, kind: asset, unit: money, en: B, de: ' ' }",
            "account cash.b has no German name; write it as de"),
        broken(
            "{ code: cash.b, kind: equity, unit: money, en: B, de: B }",
            "account cash.b has kind 'equity'; write one of asset, liability, revenue, expense,"
                + " statistical"),
        broken(
            "{ %s, level: profit }".formatted(COST),
            "account cost.b has level 'profit'; write one of net-revenue, gross-margin,"
                + " contribution-1, contribution-2, net"),
        broken(
            "{ %s, level: net, until: soon }".formatted(COST),
            "account cost.b has until 'soon'; write a rules version like 2026-11"),
        broken(
            "{ %s, level: gross-margin, capitalisable: true }".formatted(COST),
            "account cost.b is capitalisable but has no stock_account; name the asset it waits on"),
        broken(
            "{ %s, level: gross-margin, capitalisable: true, stock_account: stock.z }"
                .formatted(COST),
            "account cost.b has stock_account 'stock.z', which is not in the chart; add it there"),
        broken(
            "{ %s, level: gross-margin, capitalisable: true, stock_account: cost.b }"
                .formatted(COST),
            "account cost.b has stock_account 'cost.b', which is expense; name an asset account"),
        broken(
            "{ %s, level: gross-margin, stock_account: stock.a }".formatted(COST),
            "account cost.b has stock_account 'stock.a' but is not capitalisable; say"
                + " capitalisable: true or remove it"),
        broken(
            "{ %s, level: net, capitalisable: true, stock_account: stock.a }".formatted(COST),
            "account cost.b is capitalisable at level net; cost of stock is part of level"
                + " gross-margin"),
        broken(
            "{ code: sales.b, kind: revenue, unit: money, level: net, en: B, de: B,"
                + " capitalisable: true, stock_account: stock.a }",
            "account sales.b is revenue with unit money and capitalisable; only an expense in money"
                + " is, remove capitalisable"),
        broken(
            """
            { code: cost.a, kind: expense, unit: money, en: A, de: A, level: gross-margin,
                  capitalisable: true, stock_account: stock.a }
              - { %s, level: gross-margin, capitalisable: true, stock_account: stock.a }
            """
                .formatted(COST),
            "account cost.b shares stock_account 'stock.a' with account cost.a; give each its own"));
  }

  @ParameterizedTest
  @MethodSource("accountsThatBreakARule")
  void aBrokenRuleNamesAccountValueAndFix(String account, String message) {
    assertThatThrownBy(() -> read(account))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("own.yaml has 1 problem(s):\n- ")
        .hasMessageContaining(message);
  }

  @Test
  void anAccountThatContradictsNothingIsRead() {
    Chart chart =
        read(
            "{ %s, level: gross-margin, capitalisable: true, stock_account: stock.a }"
                .formatted(COST));

    assertThat(chart.capitalisable()).extracting(Account::code).containsExactly("cost.b");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThatThrownBy(() -> read("{ code: cost.b, kind: expense, unit: t, capitalisable: true }"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("own.yaml has 6 problem(s):");
  }

  @Test
  void aFieldThatIsUnknownOrAFileThatIsNoneIsRefusedByName() {
    assertThatThrownBy(() -> read("{ %s, levl: net }".formatted(COST)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("own.yaml is no chart of accounts: ")
        .hasMessageContaining("levl");
    assertThatThrownBy(() -> Chart.read("own.yaml", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("own.yaml");
    assertThatThrownBy(() -> Chart.read("own.yaml", "accounts:".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("accounts is missing; list at least one account");
  }

  private static Arguments broken(String account, String message) {
    return Arguments.of(account, message);
  }

  private static Chart read(String account) {
    return Chart.read(
        "own.yaml", "accounts:\n  - %s\n  - %s\n".formatted(STOCK, account).getBytes(UTF_8));
  }
}
