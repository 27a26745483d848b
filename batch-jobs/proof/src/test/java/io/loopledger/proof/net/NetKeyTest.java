package io.loopledger.proof.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.posting.Commands;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.proof.TestLines;
import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.EntriesTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NetKeyTest {
  private static final Posting MONEY = TestLines.money("e-1", "revenue.resale", -219_000_000);
  private static final Posting IMPACT = TestLines.impact("e-1", 12_500_000);

  @Test
  void everyColumnIsOneOfTheTable() {
    assertThat(EntriesTable.DEFINITION.columns())
        .extracting(Column::name)
        .containsAll(Arrays.stream(NetColumn.values()).map(NetColumn::column).toList());
  }

  /** What is added to the table belongs to the key, or to this list. */
  @Test
  void whatIsNoPartOfTheKeyFollowsFromArrivalOrIsAnAmount() {
    List<String> ofKey = Arrays.stream(NetColumn.values()).map(NetColumn::column).toList();
    assertThat(EntriesTable.DEFINITION.columns())
        .extracting(Column::name)
        .filteredOn(name -> !ofKey.contains(name))
        .containsExactly(
            "entry_id",
            "trigger_id",
            "amount",
            "reporting_amount",
            "period",
            "recorded_time",
            "cause");
  }

  @Test
  void theTextOfMoneyNamesAllOfItsKey() {
    assertThat(NetKey.of(TestLines.SUBJECT, MONEY.key()).text())
        .isEqualTo(
            "unit:acme/QR-1|;e-1|;1|;acme-group|;acme|;take-back|;Jacket|;J||1|;|-|;|;|-|;DE"
                + "|;revenue.resale|;GBP|;EUR|;1.1500000000|;2026-11-24|;ecb-1|;2026-11-25"
                + "|;2026-11-25 10:00:00.000001 UTC|;2026-12|;unit-sold|;margin/DE/19|;2026-11"
                + "|;|-|;|-|;simulated");
  }

  @Test
  void theTextOfAnImpactHasNoRateAndNoVatPeriod() {
    assertThat(NetKey.of(TestLines.SUBJECT, IMPACT.key()).text())
        .endsWith(
            "|;impact.avoided|;kgCO2e|;|-|;|-|;|-|;|-|;2026-11-25"
                + "|;2026-11-25 10:00:00.000001 UTC|;2026-12|;unit-sold|;|-|;|-"
                + "|;RESTART|;restart-2021-r2|;simulated");
  }

  @Test
  void anAmountTravelsAsThePostingItCameFrom() {
    for (Posting posting : List.of(MONEY, IMPACT)) {
      assertThat(
              NetKey.of(TestLines.SUBJECT, posting.key())
                  .posted(
                      "/shop/acme",
                      Amounts.ofMicros(posting.amountMicros(), posting.reportingMicros())))
          .contains(Commands.amount(posting));
    }
  }

  @Test
  void whatNoJobCouldHavePostedHasNoCorrection() {
    NetKey key = NetKey.of(TestLines.SUBJECT, MONEY.key());

    assertThat(with(key, NetColumn.ORIGIN, "invented").posted("s", Amounts.ZERO)).isEmpty();
    assertThat(with(key, NetColumn.FX_RATE, null).posted("s", Amounts.ZERO)).isEmpty();
  }

  @Test
  void aKeyOfTooFewValuesIsRefused() {
    assertThatThrownBy(() -> new NetKey(List.of("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a key has 27 values, one for each of [SUBJECT, EVENT_ID");
  }

  private static NetKey with(NetKey key, NetColumn column, @Nullable String value) {
    List<@Nullable String> values = new ArrayList<>(key.values());
    values.set(column.ordinal(), value);
    return new NetKey(values);
  }
}
