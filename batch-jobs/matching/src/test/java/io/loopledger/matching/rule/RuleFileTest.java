package io.loopledger.matching.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleFileTest {
  private static final String GOOD =
      """
      reconciliation: gifts
      description: Gift cards.
      grace_days: 3
      write_off:
        EUR: {up_to: "0.05", count_per_night: 20, sum_per_night: "0.50"}
      tables:
        sold: SELECT 3
        used: SELECT 4
      ledger: SELECT 1
      statement: SELECT 2
      passes:
        - name: card
          ledger_key: card
          statement_key: upper(card)
          date_tolerance_days: 2
      """;

  @Test
  void aFileIsRead() {
    assertThat(RuleFile.read("gifts.yaml", GOOD))
        .isEqualTo(
            new Reconciliation(
                "gifts",
                "Gift cards.",
                List.of(
                    new PreparedTable("sold", "SELECT 3"), new PreparedTable("used", "SELECT 4")),
                "SELECT 1",
                "SELECT 2",
                List.of(new Pass("card", "card", "upper(card)", 2)),
                3,
                Map.of(
                    "EUR", new WriteOffLimit(new BigDecimal("0.05"), 20, new BigDecimal("0.50")))));
  }

  @Test
  void theBuiltInOnesAreRead() {
    assertThat(RuleFile.builtIn())
        .extracting(Reconciliation::name)
        .containsExactly("payments", "marketplaces", "carriers", "partners", "bank", "erp");
  }

  @Test
  void whatIsWrongIsNamedWithFileFieldAndWhatToGive() {
    assertRefused("sold: SELECT 3", "sold: [3]", "gifts.yaml: tables.sold is '[3]'; give a text");
    assertRefused(
        "sold: SELECT 3",
        "Sold: SELECT 3",
        "a table is called 'Sold'; use lower case letters, digits and _, such as documents");
    assertRefused(
        "grace_days: 3",
        "grace_days: soon",
        "gifts.yaml: grace_days is 'soon'; give a whole number");
    assertRefused(
        "up_to: \"0.05\"",
        "up_to: little",
        "gifts.yaml: write_off.EUR.up_to is 'little'; give a number, such as 0.15");
    assertRefused(
        "up_to: \"0.05\"",
        "up_to: \"0\"",
        "write_off: up_to is 0, count_per_night is 20, sum_per_night is 0.50; give more than 0, or leave the currency out");
    assertRefused("statement: SELECT 2\n", "", "gifts.yaml: statement is missing; give a text");
    assertRefused(
        "    date_tolerance_days: 2",
        "    days: 2",
        "gifts.yaml: passes[1].days is no field here; known are [name, ledger_key, statement_key, date_tolerance_days]");
    assertRefused(
        "reconciliation: gifts",
        "reconciliation: Gift Cards",
        "a reconciliation is called 'Gift Cards'; use lower case letters, digits and -, such as payments");
    assertRefused(
        "date_tolerance_days: 2",
        "date_tolerance_days: -2",
        "pass 'card': date_tolerance_days is -2; give 0 or more");
  }

  private static void assertRefused(String good, String bad, String message) {
    assertThatThrownBy(() -> RuleFile.read("gifts.yaml", GOOD.replace(good, bad)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
