package io.loopledger.catalog.impact;

import io.loopledger.catalog.fx.LargestRemainder;
import java.math.BigDecimal;
import java.util.List;

/**
 * Who may claim which part of a unit's credit. The parts sum to 1, so a kilogram is claimed once.
 *
 * @param brand share of the brand, 0 to 1
 * @param refurbisher share of the refurbisher
 * @param marketplace share of the marketplace
 */
public record Shares(BigDecimal brand, BigDecimal refurbisher, BigDecimal marketplace) {
  /** The brand claims all of it. */
  public static final Shares ALL_BRAND =
      new Shares(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO);

  private static final int MAX_SCALE = 12;

  public Shares {
    require("brand", brand);
    require("refurbisher", refurbisher);
    require("marketplace", marketplace);
    BigDecimal sum = brand.add(refurbisher).add(marketplace);
    if (sum.compareTo(BigDecimal.ONE) != 0) {
      throw new IllegalArgumentException(
          "shares of brand %s, refurbisher %s and marketplace %s sum to %s; they must sum to 1"
              .formatted(
                  brand.toPlainString(),
                  refurbisher.toPlainString(),
                  marketplace.toPlainString(),
                  sum.toPlainString()));
    }
  }

  /** Splits an amount; the parts sum to it exactly, rounded by largest remainder. */
  public Allocation allocate(long microKg) {
    long[] weights =
        List.of(brand, refurbisher, marketplace).stream()
            .mapToLong(share -> share.movePointRight(MAX_SCALE).longValueExact())
            .toArray();
    long[] parts = LargestRemainder.allocate(microKg, weights);
    return new Allocation(parts[0], parts[1], parts[2]);
  }

  private static void require(String party, BigDecimal share) {
    if (share.signum() < 0 || share.stripTrailingZeros().scale() > MAX_SCALE) {
      throw new IllegalArgumentException(
          "share of %s is %s; give 0 to 1 with at most %d decimals"
              .formatted(party, share.toPlainString(), MAX_SCALE));
    }
  }

  /**
   * An amount, split.
   *
   * @param brandMicroKg millionths of a kg CO2e
   * @param refurbisherMicroKg millionths of a kg CO2e
   * @param marketplaceMicroKg millionths of a kg CO2e
   */
  public record Allocation(long brandMicroKg, long refurbisherMicroKg, long marketplaceMicroKg) {}
}
