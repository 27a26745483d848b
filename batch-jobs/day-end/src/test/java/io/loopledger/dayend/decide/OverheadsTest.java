package io.loopledger.dayend.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.dayend.Story;
import io.loopledger.dayend.policy.AllocationKey;
import io.loopledger.dayend.policy.OverheadDocument;
import io.loopledger.schemas.event.Documents.OverheadAllocated;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.money.Money;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OverheadsTest {
  private static final OverheadDocument HUNDRED = document("100.00");
  private static final Day JUNE = new Day(Story.BRAND, LocalDate.parse("2022-06-30"));

  private static OverheadDocument document(String amount) {
    return new OverheadDocument(
        "OH-6",
        "hand",
        "again",
        YearMonth.of(2022, 6),
        Money.of(amount, "EUR"),
        AllocationKey.UNITS_RECEIVED);
  }

  private static BigInteger n(long value) {
    return BigInteger.valueOf(value);
  }

  @Test
  void theLargestRemainderTakesTheCent() {
    assertThat(
            Overheads.split(
                Money.of("100.00", "EUR"), new TreeMap<>(Map.of("a", n(1), "b", n(1), "c", n(1)))))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("a", 33_340_000L, "b", 33_330_000L, "c", 33_330_000L));
    // 10.00 by 1 : 2 : 4 is 1.428..., 2.857..., 5.714...: two cents go to .86 and .71's rests
    assertThat(
            Overheads.split(
                Money.of("10.00", "EUR"), new TreeMap<>(Map.of("a", n(1), "b", n(2), "c", n(4)))))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("a", 1_430_000L, "b", 2_860_000L, "c", 5_710_000L));
  }

  /** Also of credit notes, and of amounts finer than a cent. */
  @Property
  void sharesSumToTheDocument(
      @ForAll @LongRange(min = -9_000_000_000L, max = 9_000_000_000L) long micros,
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 5000) Integer> parts) {
    TreeMap<String, BigInteger> bySubject = new TreeMap<>();
    for (int part : parts) {
      bySubject.put("unit:hand/%03d".formatted(bySubject.size()), n(part));
    }

    Map<String, Long> shares = Overheads.split(new Money(micros, "EUR"), bySubject);

    assertThat(shares.values().stream().mapToLong(share -> share).sum()).isEqualTo(micros);
    BigInteger whole = bySubject.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    shares.forEach(
        (subject, share) -> {
          // No share is further than two cents from its exact part.
          BigInteger exact = n(micros).multiply(bySubject.get(subject)).divide(whole);
          assertThat(n(share).subtract(exact).abs()).isLessThan(n(20_000));
        });
  }

  @Test
  void eachSubjectGetsAnEventAndWhoHasNoPartAnyMoreIsVoided() {
    List<Wanted> wanted =
        Overheads.shares(
            JUNE,
            HUNDRED,
            Map.of("unit:hand/1", n(1), "unit:hand/2", n(3)),
            List.of("unit:hand/2", "unit:hand/9"));

    assertThat(wanted)
        .extracting(one -> one.event().subject().toString(), Wanted::ifThere, this::amount)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "unit:hand/1", Wanted.IfThere.CORRECT, Money.of("25.00", "EUR")),
            org.assertj.core.groups.Tuple.tuple(
                "unit:hand/2", Wanted.IfThere.CORRECT, Money.of("75.00", "EUR")),
            org.assertj.core.groups.Tuple.tuple(
                "unit:hand/9", Wanted.IfThere.VOID, Money.of("0.00", "EUR")));
    assertThat(wanted.getFirst().event().data())
        .isEqualTo(
            new OverheadAllocated(
                Money.of("25.00", "EUR"), "units received", 1, 2, Money.of("100.00", "EUR")));
    assertThat(wanted.getFirst().event().context().documentId()).isEqualTo("OH-6");
  }

  private Money amount(Wanted wanted) {
    return ((OverheadAllocated) wanted.event().data()).amount();
  }

  @Test
  void aDocumentThatSaysTheSameIsLeftAsItWas() {
    List<EventData> shares =
        List.of(
            new OverheadAllocated(
                Money.of("100.00", "EUR"), "units received", 1, 1, Money.of("100.00", "EUR")));

    assertThat(Overheads.isAllocated(HUNDRED, shares)).isTrue();
    assertThat(Overheads.isAllocated(document("90.00"), shares)).isFalse();
    assertThat(Overheads.isAllocated(HUNDRED, List.of())).isFalse();
  }
}
