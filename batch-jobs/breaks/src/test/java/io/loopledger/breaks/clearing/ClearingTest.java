package io.loopledger.breaks.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.breaks.book.FoundBreak;
import io.loopledger.breaks.clearing.ClearingLine.Ages;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClearingTest {
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  @Test
  void whatNoItemHoldsIsABreakWhenItOutlivedTheGrace() {
    assertThat(micros("12.50", "10.00")).contains(10_000_000L);
    assertThat(micros("10.00", "12.50")).contains(10_000_000L);
    assertThat(micros("-10.00", "-12.50")).contains(-10_000_000L);
    assertThat(micros("10.00", "0")).isEmpty();
    assertThat(micros("10.00", "-3.00")).isEmpty();
    assertThat(micros("0", "5.00")).isEmpty();
  }

  @Test
  void theIdStaysWhateverTheAmount() {
    assertThat(line("10.00", "10.00").found().orElseThrow().breakId())
        .isEqualTo(line("7.00", "7.00").found().orElseThrow().breakId());
  }

  @Test
  void aLineWhosePartsAreNotItsBalanceIsRefused() {
    assertThatThrownBy(
            () ->
                new ClearingLine(
                    "customers",
                    "hansa",
                    "acme",
                    "EUR",
                    new BigDecimal("10.00"),
                    new BigDecimal("6.00"),
                    new Ages(new BigDecimal("3.00"), ZERO, ZERO, ZERO),
                    ZERO,
                    ZERO))
        .hasMessage(
            "group customers, brand acme, EUR: balance 10.00 is not settled + open + unassigned ="
                + " 9.00");
  }

  @Test
  void theBuiltInGroupsAreOfTheChart() {
    assertThat(ClearingFile.builtIn())
        .extracting(ClearingGroup::name)
        .containsExactly("customers", "carriers", "payouts", "claims");
  }

  @Test
  void anAccountThatIsNotInTheChartIsNamed() {
    assertThatThrownBy(
            () ->
                ClearingFile.read(
                    "my.yaml",
                    """
                    groups:
                      - name: mine
                        description: Mine.
                        accounts: [receivables.nowhere]
                        items: [{reconciliation: payments, prefix: "payment|"}]
                        grace_days: 3
                    """))
        .hasMessage("account 'receivables.nowhere' is not in the chart; add it to accounts.yaml");
  }

  private static Optional<Long> micros(String unassigned, String before) {
    return line(unassigned, before)
        .found()
        .map(FoundBreak::about)
        .map(about -> about.ledger() == null ? 0L : about.ledger().amountMicros());
  }

  private static ClearingLine line(String unassigned, String before) {
    BigDecimal open = new BigDecimal("4.00");
    return new ClearingLine(
        "customers",
        "hansa",
        "acme",
        "EUR",
        open.add(new BigDecimal(unassigned)),
        ZERO,
        new Ages(ZERO, open, ZERO, ZERO),
        new BigDecimal(unassigned),
        new BigDecimal(before));
  }
}
