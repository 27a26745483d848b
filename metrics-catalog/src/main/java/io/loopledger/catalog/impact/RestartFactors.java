package io.loopledger.catalog.impact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The published factors of The Restart Project as factors with an error. The released packs carry
 * no spread: it is estimated from the scores they do carry. An indicator without a score counts as
 * unknown, 5.
 */
final class RestartFactors {
  /** Seed of the draws of both revisions; a factor's id keeps them apart. */
  private static final long SEED = 20_250_110;

  private static final BigDecimal BASIC_UNCERTAINTY = new BigDecimal("1.05");

  /** Assumed, as in the other packs: The Restart Project publishes means only. */
  private static final BigDecimal PRODUCTS_CV = new BigDecimal("0.30");

  private static final BigDecimal INDICATORS = BigDecimal.valueOf(3);
  private static final BigDecimal WORST = BigDecimal.valueOf(5);

  private RestartFactors() {}

  /** The factor of a category, named {@code E(category)} in lower case. */
  static Factor of(FactorPack pack, CategoryFactor category) {
    FactorPack.Header header = pack.header();
    CategoryFactor.Quality quality = category.quality();
    String name = CategoryKey.of(category.category()).replaceAll("[()*/:]", " ");
    return new Factor(
        new FactorId(pack.factorVersion(), Symbol.NEW_PRODUCT.of(name)),
        Symbol.NEW_PRODUCT,
        category.co2eKg(),
        header.unit(),
        Basis.PUBLISHED,
        new Factor.Evidence(
            quality.productCount(),
            null,
            pedigree(quality),
            PedigreeMethod.CIROTH_2016,
            BASIC_UNCERTAINTY,
            PRODUCTS_CV,
            SEED),
        new Factor.Scope(header.boundary(), "not stated", "not stated", null),
        new Factor.Provenance(
            header.source(), category.category(), header.licence(), header.validFrom(), null));
  }

  /**
   * Revision 2 has the mean sum of three ratings from 1 to 4 (technical, temporal, reliability; 4
   * is best): a third of it, turned around and rounded to the worse whole score, stands for each.
   * Revision 1 has one rating of reliability from 1 to 5 (5 is best).
   */
  static Pedigree pedigree(CategoryFactor.Quality quality) {
    int sample = quality.products().map(RestartFactors::sampleSize).orElse(5);
    Optional<Integer> mean = quality.qualityScore().map(RestartFactors::worse);
    int reliability = mean.orElseGet(() -> quality.reliability().map(r -> 6 - r).orElse(5));
    return new Pedigree(reliability, 5, mean.orElse(5), 5, mean.orElse(5), sample);
  }

  private static int worse(BigDecimal sum) {
    BigDecimal third = sum.divide(INDICATORS, 6, RoundingMode.DOWN);
    return Math.clamp(WORST.subtract(third).setScale(0, RoundingMode.CEILING).intValue(), 1, 5);
  }

  /** Limits of the indicator: Frischknecht et al. (2007). */
  private static int sampleSize(@Nullable Integer products) {
    if (products == null || products < 3) {
      return 5;
    }
    if (products <= 10) {
      return 4;
    }
    if (products <= 20) {
      return 3;
    }
    return products <= 100 ? 2 : 1;
  }
}
