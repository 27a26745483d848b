package io.loopledger.catalog.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.impact.Shares.Allocation;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesTest {
  @Test
  void theRestGoesToTheLargestRemainder() {
    Shares shares = shares("0.50", "0.3", "0.2");

    assertThat(shares.allocate(10)).isEqualTo(new Allocation(5, 3, 2));
    assertThat(shares.allocate(7)).isEqualTo(new Allocation(4, 2, 1));
    assertThat(shares.allocate(-7)).isEqualTo(new Allocation(-4, -2, -1));
    assertThat(Shares.ALL_BRAND.allocate(7)).isEqualTo(new Allocation(7, 0, 0));
  }

  @Property
  void nothingIsClaimedTwiceOrLost(
      @ForAll long microKg,
      @ForAll @IntRange(max = 1_000) int brand,
      @ForAll @IntRange(max = 1_000) int other) {
    int refurbisher = Math.min(other, 1_000 - brand);
    Shares shares =
        new Shares(
            BigDecimal.valueOf(brand, 3),
            BigDecimal.valueOf(refurbisher, 3),
            BigDecimal.valueOf(1_000 - brand - refurbisher, 3));

    Allocation parts = shares.allocate(microKg);

    assertThat(
            BigDecimal.valueOf(parts.brandMicroKg())
                .add(BigDecimal.valueOf(parts.refurbisherMicroKg()))
                .add(BigDecimal.valueOf(parts.marketplaceMicroKg())))
        .isEqualByComparingTo(BigDecimal.valueOf(microKg));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.3, 0.1, sum to 0.9; they must sum to 1",
    "0.5, 0.3, 0.3, sum to 1.1; they must sum to 1",
    "1.2, -0.2, 0, share of refurbisher is -0.2",
    "0.3333333333333, 0.3333333333333, 0.3333333333334, share of brand is 0.3333333333333"
  })
  void sharesThatAreNoneAreRefused(String brand, String refurbisher, String market, String why) {
    assertThatThrownBy(() -> shares(brand, refurbisher, market))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  private static Shares shares(String brand, String refurbisher, String marketplace) {
    return new Shares(
        new BigDecimal(brand), new BigDecimal(refurbisher), new BigDecimal(marketplace));
  }
}
