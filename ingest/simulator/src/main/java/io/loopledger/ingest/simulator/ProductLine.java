package io.loopledger.ingest.simulator;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A product line of the simulated brand. Every number is an assumption for a believable picture,
 * not a measurement; that is why each event's origin is {@code SIMULATED}.
 *
 * @param category category, in the words of The Restart Project's factor table
 * @param product article number
 * @param newPriceCents price of a new one
 * @param massG mass in grams
 * @param repairCents what a repair costs on average
 * @param share how many of 100 returned units are of this line
 */
record ProductLine(
    String category, String product, int newPriceCents, int massG, int repairCents, int share) {

  /** The brand's assortment; the shares sum to 100. */
  static final List<ProductLine> ASSORTMENT =
      List.of(
          new ProductLine("Laptop medium", "LOOP-14", 89_900, 1_620, 7_400, 18),
          new ProductLine("Tablet", "SLATE-10", 42_900, 510, 5_200, 16),
          new ProductLine("Mobile", "CALL-5", 54_900, 190, 4_900, 24),
          new ProductLine("Vacuum", "AIR-2", 24_900, 5_400, 2_600, 14),
          new ProductLine("Coffee maker", "BREW-1", 17_900, 4_100, 2_200, 12),
          new ProductLine("Hair & Beauty item", "DRY-3", 8_900, 640, 1_400, 8),
          // No published factor: these repairs earn no credit and lower the coverage.
          new ProductLine("Misc", "KIT-9", 5_900, 800, 1_200, 8));

  ProductLine {
    requireNonNull(category, "category is null");
    requireNonNull(product, "product is null");
  }
}
