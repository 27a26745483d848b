package io.loopledger.catalog.impact;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.money.Micros;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a new product of a category emits, as its publisher states it.
 *
 * @param category the publisher's spelling
 * @param aliases other spellings of the same category
 * @param co2eKg kg CO2e per item, positive; exactly as published, trailing zeros included
 * @param quality what the publisher says about the value
 */
public record CategoryFactor(
    String category, List<String> aliases, BigDecimal co2eKg, Quality quality) {
  public CategoryFactor {
    requireNonNull(category, "category is null");
    aliases = List.copyOf(aliases);
    requireNonNull(co2eKg, "co2eKg is null");
    requireNonNull(quality, "quality is null");
    if (co2eKg.signum() <= 0) {
      throw new IllegalArgumentException(
          "co2e_kg of '%s' is %s; list a category without a factor under without_factor"
              .formatted(category, co2eKg.toPlainString()));
    }
  }

  /**
   * The factor in millionths of a kg CO2e.
   *
   * @throws ArithmeticException if it has more than six decimals
   */
  public long co2eMicroKg() {
    return Micros.exact(co2eKg);
  }

  /**
   * What is published beside a value; each part may be missing.
   *
   * @param weight mean mass of an item in kg
   * @param productCount products with CO2e data behind the mean
   * @param score mean data-quality score of these products, 3 to 12, higher is better
   * @param rating the publisher's reliability rating, 1 (very poor) to 5 (very good)
   */
  public record Quality(
      @Nullable BigDecimal weight,
      @Nullable Integer productCount,
      @Nullable BigDecimal score,
      @Nullable Integer rating) {

    /** Mean mass of an item in kg. */
    public Optional<BigDecimal> weightKg() {
      return Optional.ofNullable(weight);
    }

    /** Products with CO2e data behind the mean. */
    public Optional<Integer> products() {
      return Optional.ofNullable(productCount);
    }

    /** Mean data-quality score, 3 to 12. */
    public Optional<BigDecimal> qualityScore() {
      return Optional.ofNullable(score);
    }

    /** Reliability rating, 1 to 5. */
    public Optional<Integer> reliability() {
      return Optional.ofNullable(rating);
    }
  }
}
