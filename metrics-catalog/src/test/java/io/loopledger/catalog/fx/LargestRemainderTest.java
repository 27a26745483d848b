package io.loopledger.catalog.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Positive;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {
  private static final LocalDate DAY = LocalDate.parse("2023-02-21");

  @Test
  void theLargestRemainderTakesWhatIsLeftOver() {
    assertThat(LargestRemainder.allocate(100, new long[] {1, 1, 1})).containsExactly(34, 33, 33);
    assertThat(LargestRemainder.allocate(10, new long[] {15, 25, 60})).containsExactly(2, 2, 6);
    assertThat(LargestRemainder.allocate(11, new long[] {10, 26, 64})).containsExactly(1, 3, 7);
  }

  @Test
  void aWeightOfZeroGetsNothing() {
    assertThat(LargestRemainder.allocate(7, new long[] {0, 3, 0, 3})).containsExactly(0, 4, 0, 3);
    assertThat(LargestRemainder.allocate(0, new long[] {0, 0})).containsExactly(0, 0);
    assertThat(LargestRemainder.allocate(0, new long[] {})).isEmpty();
  }

  @Test
  void aTotalThatNoWeightTakesIsRefused() {
    assertThatThrownBy(() -> LargestRemainder.allocate(5, new long[] {0, 0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("total is 5, but no weight is above 0");
    assertThatThrownBy(() -> LargestRemainder.allocate(5, new long[] {1, -2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weights[1] is -2");
  }

  @Test
  void theLargestTotalsDoNotOverflow() {
    long[] weights = {Long.MAX_VALUE, Long.MAX_VALUE, 1};

    assertThat(LargestRemainder.allocate(Long.MIN_VALUE, weights))
        .containsExactly(Long.MIN_VALUE / 2, Long.MIN_VALUE / 2, 0);
  }

  @Test
  void aSaleConvertedToEurosStillBalances() {
    // 20.34 GBP by 0.83765: 24.282218 exactly 24.28221810...; parts 15.30 and 5.04 by hand:
    // 18.26538530..., 6.01683280...; sum of the rounded parts 24.282218 is kept
    FxQuote quote = quote("0.83765", "1");

    assertThat(
            LargestRemainder.convertBalanced(
                new long[] {20_340_000, -15_300_000, -5_040_000}, quote))
        .containsExactly(24_282_218, -18_265_385, -6_016_833);
  }

  @Test
  void whereRoundingEachWouldNotBalanceTheLargestRemainderGivesWay() {
    // thirds: 0.333... three times and -1 exactly
    assertThat(LargestRemainder.convertBalanced(new long[] {1, 1, 1, -3}, quote("3", "1")))
        .containsExactly(1, 0, 0, -1);
    assertThat(LargestRemainder.convertBalanced(new long[] {-1, -1, -1, 3}, quote("3", "1")))
        .containsExactly(-1, 0, 0, 1);
  }

  @Test
  void amountsThatDoNotBalanceAreRefused() {
    assertThatThrownBy(() -> LargestRemainder.convertBalanced(new long[] {5, -4}, quote("2", "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sum to 1 micro-units of GBP");
  }

  @Property(tries = 500)
  void thePartsSumToTheTotalAndEachIsWithinAUnit(
      @ForAll long total, @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0) Long> weights) {
    long[] w = longs(weights);
    BigInteger sum = sum(w);
    if (sum.signum() == 0) {
      w[0] = 1;
      sum = BigInteger.ONE;
    }

    long[] parts = LargestRemainder.allocate(total, w);

    assertThat(sum(parts)).isEqualTo(BigInteger.valueOf(total));
    for (int i = 0; i < w.length; i++) {
      BigInteger exact = BigInteger.valueOf(total).multiply(BigInteger.valueOf(w[i]));
      BigInteger off = BigInteger.valueOf(parts[i]).multiply(sum).subtract(exact).abs();
      assertThat(off).as("part %d", i).isLessThan(sum);
    }
  }

  @Property(tries = 300)
  void theNegativeTotalGivesTheNegativeParts(
      @ForAll @Positive long total, @ForAll @Size(min = 1, max = 8) List<@Positive Long> weights) {
    long[] negated =
        Arrays.stream(LargestRemainder.allocate(-total, longs(weights))).map(p -> -p).toArray();

    assertThat(negated).isEqualTo(LargestRemainder.allocate(total, longs(weights)));
  }

  @Property(tries = 300)
  void equalWeightsDifferByAtMostOneUnitWithTheFirstOnesAhead(
      @ForAll @LongRange(min = 0) long total, @ForAll @LongRange(min = 1, max = 50) long n) {
    long[] weights = new long[(int) n];
    Arrays.fill(weights, 7);

    long[] parts = LargestRemainder.allocate(total, weights);

    assertThat(parts).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    assertThat(parts[0] - parts[parts.length - 1]).isBetween(0L, 1L);
  }

  @Property(tries = 500)
  void theOrderDoesNotMatterWhereNoRemaindersAreEqual(
      @ForAll @LongRange(min = 1) long total,
      @ForAll @Size(min = 2, max = 8) List<@Positive Long> weights) {
    long[] w = longs(weights);
    BigInteger sum = sum(w);
    Assume.that(
        Arrays.stream(w)
                .mapToObj(BigInteger::valueOf)
                .map(weight -> weight.multiply(BigInteger.valueOf(total)).mod(sum))
                .distinct()
                .count()
            == w.length);

    assertThat(reversed(LargestRemainder.allocate(total, reversed(w))))
        .isEqualTo(LargestRemainder.allocate(total, w));
  }

  @Property(tries = 1000)
  void convertedAmountsBalanceAndEachIsWithinAMicroUnit(
      @ForAll("balanced") long[] amounts, @ForAll("quotes") FxQuote quote) {
    long[] converted = LargestRemainder.convertBalanced(amounts, quote);

    assertThat(sum(converted)).isZero();
    for (int i = 0; i < amounts.length; i++) {
      BigDecimal exact = BigDecimal.valueOf(amounts[i]).multiply(quote.toPerEur());
      BigDecimal off =
          BigDecimal.valueOf(converted[i]).multiply(quote.fromPerEur()).subtract(exact).abs();
      assertThat(off).as("amount %d", amounts[i]).isLessThan(quote.fromPerEur());
    }
  }

  @Property(tries = 1000)
  void theShortCutIsTheDecimalResult(
      @ForAll("balanced") long[] amounts, @ForAll("quotes") FxQuote quote) {
    assertThat(LargestRemainder.convertBalanced(amounts, quote))
        .isEqualTo(LargestRemainder.convertDecimal(amounts, quote));
  }

  @Test
  void manyAmountsAndTheLargestOnesBalanceToo() {
    FxQuote quote = quote("0.83765", "1.0001");
    long[] many = IntStream.range(0, 101).mapToLong(i -> i - 50L).toArray();
    long[] large = {Long.MIN_VALUE / 2, Long.MAX_VALUE / 2 + 1};

    assertThat(sum(LargestRemainder.convertBalanced(many, quote))).isZero();
    assertThat(sum(LargestRemainder.convertBalanced(large, quote("2", "1")))).isZero();
    assertThatThrownBy(() -> LargestRemainder.convertBalanced(new long[] {1L << 62, 1}, quote))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sum to 4611686018427387905");
    assertThatThrownBy(
            () ->
                LargestRemainder.convertBalanced(
                    new long[] {1L << 62, 1L << 62, 1L << 62, 1L << 62}, quote))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sum to 18446744073709551616");
  }

  @Property(tries = 500)
  void aReversalAtTheSameRateLeavesNothing(
      @ForAll("balanced") long[] amounts, @ForAll("quotes") FxQuote quote) {
    long[] opposite = Arrays.stream(amounts).map(a -> -a).toArray();

    long[] converted = LargestRemainder.convertBalanced(amounts, quote);

    assertThat(LargestRemainder.convertBalanced(opposite, quote))
        .isEqualTo(Arrays.stream(converted).map(a -> -a).toArray());
  }

  @Property(tries = 300)
  void twoAmountsAreRoundedHalfUpAsOneWouldBe(
      @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long amount,
      @ForAll("quotes") FxQuote quote) {
    long alone = quote.convertMicros(amount);

    assertThat(LargestRemainder.convertBalanced(new long[] {amount, -amount}, quote))
        .containsExactly(alone, -alone);
  }

  @Provide
  Arbitrary<long[]> balanced() {
    return Arbitraries.longs()
        .between(-1_000_000_000_000L, 1_000_000_000_000L)
        .list()
        .ofMinSize(1)
        .ofMaxSize(11)
        .map(
            amounts -> {
              long[] all = Arrays.copyOf(longs(amounts), amounts.size() + 1);
              all[amounts.size()] = -sum(all).longValueExact();
              return all;
            });
  }

  @Provide
  Arbitrary<FxQuote> quotes() {
    Arbitrary<BigDecimal> legs =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("0.01"), new BigDecimal("2000"))
            .ofScale(5);
    return legs.flatMap(from -> legs.map(to -> new FxQuote("GBP", "USD", from, to, DAY)));
  }

  private static FxQuote quote(String from, String to) {
    return new FxQuote("GBP", "USD", new BigDecimal(from), new BigDecimal(to), DAY);
  }

  private static long[] reversed(long[] values) {
    return IntStream.range(0, values.length)
        .mapToLong(i -> values[values.length - 1 - i])
        .toArray();
  }

  private static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  private static BigInteger sum(long[] values) {
    return Arrays.stream(values)
        .mapToObj(BigInteger::valueOf)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
