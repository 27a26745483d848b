package io.loopledger.local.access;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells the brand of a number by its range. */
final class BrandNumbers {
  private static final Pattern PLAIN = Pattern.compile("[0-9]{7}(\\.[0-9]+)?");

  private BrandNumbers() {}

  /** The brand in whose range the number lies. */
  static Optional<SampleBrand> brandOf(String value) {
    if (!PLAIN.matcher(value).matches()) {
      return Optional.empty();
    }
    int number = new BigDecimal(value).intValue() / SampleBrand.RANGE;
    return SampleBrand.ALL.stream().filter(brand -> brand.number() == number).findFirst();
  }
}
