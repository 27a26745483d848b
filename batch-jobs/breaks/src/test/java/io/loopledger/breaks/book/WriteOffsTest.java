package io.loopledger.breaks.book;

import static io.loopledger.breaks.book.Rows.FIRST;
import static io.loopledger.breaks.book.Rows.amount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.matching.rule.WriteOffLimit;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.ManualAdjustment;
import io.loopledger.schemas.finance.BreakChange;
import io.loopledger.schemas.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WriteOffsTest {
  private final BreakBook book = new BreakBook("payments", FIRST);

  @Test
  void differencesUpToTheLimitAreWrittenOffTheSmallestFirst() {
    List<BreakChange> open = opened(amount("a", 1005), amount("b", 998), amount("c", 1006));

    List<BreakChange> rows = limit("0.05", 10, "1.00").decide(open, Set.of(), book);

    assertThat(rows).extracting(BreakChange::breakId).containsExactly("b", "a");
    assertThat(rows.getFirst().status()).isEqualTo("WRITTEN_OFF");
    assertThat(rows.getFirst().version()).isEqualTo(2);
    assertThat(rows.getFirst().reason()).isEqualTo("up to 0.05 EUR by policy; event write-off-b");
  }

  @Test
  void aCapOfNumberAndSumHoldsForEachBrand() {
    List<BreakChange> open =
        opened(
            amount("a", 1001),
            amount("b", 1002),
            amount("c", 1003),
            amount("d", "birch", "EUR", 1003));

    assertThat(limit("0.05", 2, "1.00").decide(open, Set.of(), book))
        .extracting(BreakChange::breakId)
        .containsExactly("a", "b", "d");
    assertThat(limit("0.05", 9, "0.05").decide(open, Set.of(), book))
        .extracting(BreakChange::breakId)
        .containsExactly("a", "b", "d");
    assertThat(limit("0.05", 9, "0.06").decide(open, Set.of(), book))
        .extracting(BreakChange::breakId)
        .containsExactly("a", "b", "c", "d");
  }

  @Test
  void otherCurrenciesOtherStatusesAndWhatWasWrittenOffBeforeStay() {
    BreakChange open = opened(amount("a", 1001)).getFirst();
    BreakChange accepted =
        new Person("ann", FIRST.nominalTime()).accepts(opened(amount("b", 1001)).getFirst(), "ok");
    BreakChange pounds = opened(amount("c", "acme", "GBP", 1001)).getFirst();

    assertThat(limit("0.05", 9, "1.00").decide(List.of(open, accepted, pounds), Set.of("a"), book))
        .isEmpty();
  }

  @Test
  void onlyPaymentsOfCustomersCanBeWrittenOff() {
    assertThatThrownBy(
            () ->
                new WriteOffs(
                    "carriers",
                    Map.of(
                        "EUR",
                        new WriteOffLimit(new BigDecimal("0.05"), 1, new BigDecimal("1.00")))))
        .hasMessage(
            "reconciliation 'carriers': write_off is given, but only [marketplaces, payments] can be"
                + " written off; leave it out");
  }

  @Test
  void theEventFollowsFromTheRow() {
    BreakChange row =
        limit("0.05", 9, "1.00").decide(opened(amount("a", 998)), Set.of(), book).getFirst();

    Event event = WriteOffEvent.of(row);

    assertThat(event.id()).isEqualTo("write-off-a");
    assertThat(event.source()).isEqualTo("/loopledger/night/write-offs");
    assertThat(event.subject().toString()).isEqualTo("doc:acme/write-off-a");
    assertThat(event.effectiveTime()).isEqualTo("2026-11-26T01:30:00Z");
    assertThat(event.context().paymentReference()).isEqualTo("ch_a");
    assertThat(event.context().extensions())
        .isEqualTo(Map.of("settlement_type", "\"PAYMENT\"", "settlement_date", "\"2026-11-20\""));
    assertThat(event.data())
        .isEqualTo(
            new ManualAdjustment(
                ManualAdjustment.Kind.PAYMENT_DIFFERENCE,
                Money.of("-0.02", "EUR"),
                "break a: up to 0.05 EUR by policy; event write-off-a"));
  }

  private List<BreakChange> opened(FoundBreak... found) {
    return book.changes(List.of(), List.of(found));
  }

  private static WriteOffs limit(String upTo, int count, String sum) {
    return new WriteOffs(
        "payments",
        Map.of("EUR", new WriteOffLimit(new BigDecimal(upTo), count, new BigDecimal(sum))));
  }
}
