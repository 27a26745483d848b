package io.loopledger.catalog.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErpChartTest {
  static Stream<ErpChart> builtIn() {
    return Stream.of(ErpChart.skr03(), ErpChart.skr04());
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void exactlyTheDoubleEntryAccountsAreMapped(ErpChart erp) {
    List<String> doubleEntry =
        Chart.builtIn().accounts().stream()
            .filter(Account::isDoubleEntry)
            .map(Account::code)
            .toList();

    assertThat(erp.accounts())
        .extracting(ErpAccount::account)
        .containsExactlyInAnyOrderElementsOf(doubleEntry);
    assertThat(erp.accounts())
        .allSatisfy(account -> assertThat(account.number()).matches("[0-9]{4}"));
  }

  /**
   * A number of the wrong class is a balance-sheet account in the profit and loss, or vice versa.
   */
  @ParameterizedTest
  @MethodSource("builtIn")
  void everyNumberIsOfTheClassOfItsAccount(ErpChart erp) {
    String balanceSheet = erp.name().equals("SKR03") ? "0...|1...|39[78].|4999" : "[0-3]...|6999";
    for (ErpAccount account : erp.accounts()) {
      boolean expected = Chart.builtIn().account(account.account()).isBalanceSheet();
      assertThat(account.number().matches(balanceSheet)).as(account.toString()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "revenue.products, 8400, 4400",
    "vat.input, 1576, 1406",
    "vat.output, 1776, 3806",
    "vat.reverse-charge, 1787, 3837",
    "inventory.acquisition, 3980, 1140",
    "cost.new-goods, 3200, 5200",
    "cost.inbound, 3800, 5800",
    "cost.outbound, 4730, 6740",
    "fees.bank, 4970, 6855"
  })
  void theNumbersAreThoseOfTheStandardCharts(String account, String skr03, String skr04) {
    assertThat(ErpChart.skr03().number(account)).isEqualTo(skr03);
    assertThat(ErpChart.skr04().number(account)).isEqualTo(skr04);
  }

  @Test
  void gainsAndLossesOfExchangeGoToDifferentNumbers() {
    assertThat(ErpChart.skr03().number("fx.differences")).isEqualTo("2150");
    assertThat(ErpChart.skr03().creditNumber("fx.differences")).isEqualTo("2660");
    assertThat(ErpChart.skr03().creditNumber("vat.output")).isEqualTo("1776");
  }

  @Test
  void whatIsUnsureIsMarked() {
    assertThat(ErpChart.skr03().toCheck())
        .extracting(ErpAccount::account)
        .contains("revenue.resale", "vat.margin", "contract.liabilities")
        .doesNotContain("vat.reverse-charge", "revenue.products");
    assertThat(ErpChart.skr04().toCheck())
        .extracting(ErpAccount::account)
        .isEqualTo(ErpChart.skr03().toCheck().stream().map(ErpAccount::account).toList());
  }

  @Test
  void anAccountOutsideDoubleEntryHasNoNumber() {
    assertThatThrownBy(() -> ErpChart.skr04().number("imputed.capital"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "account imputed.capital is statistical and has no number in SKR04; export double-entry"
                + " accounts only");
    assertThatThrownBy(() -> ErpChart.skr04().number("cost.unicorns"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("account 'cost.unicorns' is not in the chart");
  }

  @Test
  void anOperatorReplacesSingleLinesOfAProposal() {
    ErpChart own =
        read(
            """
            chart: own
            base: SKR03
            accounts:
              - { account: vat.margin, number: "1778", name: Umsatzsteuer § 25a }
            """);

    assertThat(own.name()).isEqualTo("own");
    assertThat(own.number("vat.margin")).isEqualTo("1778");
    assertThat(own.number("vat.output")).isEqualTo("1776");
    assertThat(ErpChart.skr03().number("vat.margin")).isEqualTo("1776");
  }

  @Test
  void anAccountTheOperatorAddedMustBeMappedToo() {
    Chart extended =
        Chart.builtIn()
            .with(
                Chart.read(
                    "own.yaml",
                    "accounts: [{ code: cash.own, kind: asset, unit: money, en: C, de: K }]"
                        .getBytes(UTF_8)));
    String mapping =
        "chart: own\nbase: SKR04\naccounts:\n  - { account: %s, number: '1600', name: K }";

    assertThat(
            ErpChart.read("erp.yaml", mapping.formatted("cash.own").getBytes(UTF_8), extended)
                .number("cash.own"))
        .isEqualTo("1600");
    assertThatThrownBy(
            () ->
                ErpChart.read("erp.yaml", mapping.formatted("vat.input").getBytes(UTF_8), extended))
        .hasMessageContaining("account cash.own is not mapped; add it with number and name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "account: vat.input, number: '157', name: V | account vat.input has number '157'; write four",
        "account: vat.input, name: V | account vat.input has number ''; write four digits",
        "account: vat.input, number: '1577' | account vat.input has no name; write that of the ERP",
        "number: '1577', name: V | accounts[0] names no account; name one, or remove it",
        "account: units.sold, number: '9000', name: V | account units.sold is statistical and never",
        "account: imputed.capital, number: '4992', name: V | account imputed.capital is statistical",
        "account: vat.inptu, number: '1577', name: V | account vat.inptu is not in the chart",
        "account: vat.input, number: '8400', name: V | calls number 8400 'Erlöse 19 % USt', another",
        "account: vat.input, number: '1577', name: V, credit_number: '1' | has credit_number '1'",
        "account: vat.input, number: '1577', name: V, credit_name: C | write both or none",
        "account: vat.input, nummer: '1577' | own.yaml is no mapping to an ERP chart:"
      })
  void aBrokenMappingNamesAccountValueAndFix(String row, String message) {
    assertThatThrownBy(() -> read("chart: own\nbase: SKR03\naccounts:\n  - { %s }".formatted(row)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("own.yaml ")
        .hasMessageContaining(message);
  }

  @Test
  void aFileThatIsIncompleteSaysWhatIsMissing() {
    assertThatThrownBy(() -> read("base: SKR05"))
        .hasMessageContaining("base is 'SKR05'; write SKR03 or SKR04, or leave it out")
        .hasMessageContaining("chart is missing; name the ERP chart, such as SKR03")
        .hasMessageContaining("accounts is missing; map at least one account")
        .hasMessageContaining("account vat.output is not mapped; add it with number and name");
    assertThatThrownBy(
            () ->
                read(
                    """
                    chart: own
                    base: SKR03
                    accounts:
                      - { account: vat.margin, number: "1778", name: U }
                      - { account: vat.margin, number: "1779", name: V }
                    """))
        .hasMessageContaining("account vat.margin is mapped twice; keep one");
  }

  private static ErpChart read(String yaml) {
    return ErpChart.read("own.yaml", yaml.getBytes(UTF_8));
  }
}
