package io.loopledger.catalog.impact;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The factors of The Restart Project as factors with an error. The publisher states no spread, but
 * scores of data quality: the mean of three ratings from 1 to 4 (technical, temporal, reliability)
 * in 2021, a rating from 1 to 5 in 2018. Both are read as pedigree scores, 1 best, 5 worst.
 */
final class RestartFactors {
  private static final BigDecimal BASIC = new BigDecimal("1.05");
  private static final int MIDDLE = 3;
  private static final int POOR = 4;
  private static final int WORST = 5;
  private static final long SEED = 20_261_125L;

  private RestartFactors() {}

  /** The factor of a category and the share of it that a repair avoids. */
  static List<Factor> of(FactorPack pack, CategoryFactor category) {
    return List.of(footprint(pack, category), displacement(pack));
  }

  private static Factor footprint(FactorPack pack, CategoryFactor category) {
    int score = score(category.quality());
    Pedigree pedigree = new Pedigree(score, MIDDLE, score, MIDDLE, score, MIDDLE);
    return factor(
        pack, Symbol.NEW_PRODUCT, name(category), category.co2eKg(), Basis.PUBLISHED, pedigree);
  }

  private static Factor displacement(FactorPack pack) {
    FactorPack.Displacement share = pack.header().displacement();
    Basis basis = share.basis().equals("surveyed") ? Basis.SURVEYED : Basis.ASSUMED;
    Pedigree pedigree = new Pedigree(POOR, POOR, MIDDLE, MIDDLE, POOR, POOR);
    return factor(pack, Symbol.DISPLACEMENT, "repair", share.value(), basis, pedigree);
  }

  /** 12 of 12 is 1, 3 of 12 is 5; a rating of 5 is 1; nothing known is 5. */
  private static int score(CategoryFactor.Quality quality) {
    BigDecimal mean = quality.score();
    if (mean != null) {
      double rating = mean.doubleValue() / 3;
      return (int) StrictMath.round(WORST - (rating - 1) * 4 / 3);
    }
    Integer reliability = quality.rating();
    return reliability == null ? WORST : WORST + 1 - reliability;
  }

  private static String name(CategoryFactor category) {
    return CategoryKey.of(category.category()).replaceAll("[()*/:]", " ").strip();
  }

  private static Factor factor(
      FactorPack pack,
      Symbol symbol,
      String name,
      BigDecimal value,
      Basis basis,
      @Nullable Pedigree pedigree) {
    FactorPack.Header header = pack.header();
    return new Factor(
        new FactorId(header.id(), symbol.of(name)),
        symbol,
        value,
        header.unit(),
        basis,
        new Factor.Evidence(
            null,
            null,
            pedigree == null ? Pedigree.UNKNOWN : pedigree,
            PedigreeMethod.FRISCHKNECHT_2007,
            BASIC,
            null,
            SEED),
        new Factor.Scope(header.boundary(), "not stated", "not stated", null),
        new Factor.Provenance(header.source(), null, header.licence(), header.validFrom(), null));
  }
}
