package io.loopledger.catalog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Parts of an amount add up to it, whatever the parts are. */
class AllocationLawsTest {
  private static final long MOST = 9_200_000_000_000_000_000L;

  @Property(tries = 10_000)
  void cumulativePartsAddUpToTheWholeAndHaveItsSign(
      @ForAll @LongRange(min = -MOST, max = MOST) long total,
      @ForAll @Size(min = 1, max = 12)
          List<@LongRange(min = 0, max = 700_000_000_000L) Long> weights) {
    long whole = weights.stream().mapToLong(Long::longValue).sum();
    Assume.that(whole > 0);
    long before = 0;
    long sum = 0;
    for (long weight : weights) {
      long part = Prorate.part(total, before, before + weight, whole);
      assertThat(part == 0 || (part < 0) == (total < 0)).isTrue();
      BigDecimal exact =
          BigDecimal.valueOf(total)
              .multiply(BigDecimal.valueOf(weight))
              .divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_EVEN);
      assertThat(BigDecimal.valueOf(part).subtract(exact).abs())
          .isLessThanOrEqualTo(new BigDecimal("1.000001"));
      before += weight;
      sum = Math.addExact(sum, part);
    }
    assertThat(sum).isEqualTo(total);
  }

  @Property(tries = 10_000)
  void partsInMinorUnitsAddUpToTheWhole(
      @ForAll @LongRange(min = -MOST / 1_000_000, max = MOST / 1_000_000) long total,
      @ForAll @Size(min = 1, max = 12)
          List<@LongRange(min = 0, max = 700_000_000_000L) Long> weights) {
    long whole = weights.stream().mapToLong(Long::longValue).sum();
    Assume.that(whole > 0);
    long before = 0;
    long sum = 0;
    for (long weight : weights) {
      long after = before + weight;
      long part = Prorate.partInMinorUnits(total, before, after, whole, 10_000);
      if (after != whole) {
        assertThat(part % 10_000).isZero();
      }
      before = after;
      sum = Math.addExact(sum, part);
    }
    assertThat(sum).isEqualTo(total);
  }

  @Property(tries = 10_000)
  void aShareIsRoundedHalfUp(
      @ForAll long total,
      @ForAll @LongRange(min = 0) long portion,
      @ForAll @LongRange(min = 1) long whole) {
    Assume.that(portion <= whole);
    assertThat(Prorate.share(total, portion, whole))
        .isEqualTo(
            BigDecimal.valueOf(total)
                .multiply(BigDecimal.valueOf(portion))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValueExact());
  }

  @Property(tries = 10_000)
  void aQuotientIsRoundedHalfUp(@ForAll long value, @ForAll @LongRange(min = 1) long divisor) {
    assertThat(Prorate.halfUp(value, divisor))
        .isEqualTo(
            BigDecimal.valueOf(value)
                .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_UP)
                .longValueExact());
  }
}
