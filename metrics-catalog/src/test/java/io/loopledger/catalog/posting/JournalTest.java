package io.loopledger.catalog.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.event.EventData.ShippingCharged;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {
  private final List<Posting> balanced =
      Story.ofUnit().then(new ShippingCharged(Story.gbp("10"))).journal().postings();

  @Test
  void moneyThatDoesNotBalanceIsRefusedWithEventCurrencyAndBothTotals() {
    assertThatThrownBy(() -> Journal.of(balanced.subList(0, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "event e1 does not balance in GBP: debits less credits are 10000000 micro-units,"
                + " 12500000 in the reporting currency");
  }

  @Test
  void moneyThatBalancesOnlyInItsOwnCurrencyIsRefusedToo() {
    Posting credit = balanced.get(1);
    Posting wrong = new Posting(credit.key(), credit.amountMicros(), credit.reportingMicros() + 1);

    assertThatThrownBy(() -> Journal.of(List.of(balanced.get(0), wrong)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("are 0 micro-units, 1 in the reporting currency");
  }

  @Test
  void whatIsPostedAndReversedLeavesNothing() {
    Journal journal = Journal.of(balanced);

    assertThat(Journal.EMPTY.minus(journal))
        .extracting(Posting::amountMicros)
        .containsExactly(-10_000_000L, 10_000_000L);
    assertThat(journal.minus(journal)).isEmpty();
    assertThat(Journal.of(List.of()).postings()).isEmpty();
  }
}
