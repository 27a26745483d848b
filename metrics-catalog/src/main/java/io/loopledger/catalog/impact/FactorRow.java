package io.loopledger.catalog.impact;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A factor as a flat row, one for each name a category goes by, so that a table of them joins on
 * {@code (factor_version, category_key)}.
 *
 * @param method impact method profile
 * @param revision revision of the method's factors
 * @param factorVersion as impact entries name it
 * @param categoryKey normalised name or alias, see {@link CategoryKey}
 * @param category the publisher's spelling
 * @param co2eKg kg CO2e per item
 * @param displacement share of a new product that a repair avoids
 * @param displacementBasis whether the share is {@code assumed} or {@code surveyed}
 * @param weightKg mean mass of an item in kg
 * @param products products with CO2e data behind the mean
 * @param qualityScore mean data-quality score, 3 to 12
 * @param reliability the publisher's rating, 1 to 5
 * @param unit of the factor
 * @param boundary what the factor covers
 * @param interval the published spread, or that there is none
 * @param source where the value is from
 * @param licence of the source
 * @param validFrom first day of the revision
 */
public record FactorRow(
    String method,
    int revision,
    String factorVersion,
    String categoryKey,
    String category,
    BigDecimal co2eKg,
    BigDecimal displacement,
    String displacementBasis,
    @Nullable BigDecimal weightKg,
    @Nullable Integer products,
    @Nullable BigDecimal qualityScore,
    @Nullable Integer reliability,
    String unit,
    String boundary,
    String interval,
    String source,
    String licence,
    LocalDate validFrom) {

  static FactorRow of(FactorPack pack, String categoryKey, CategoryFactor factor) {
    FactorPack.Header header = pack.header();
    CategoryFactor.Quality quality = factor.quality();
    return new FactorRow(
        header.method(),
        header.revision(),
        header.factorVersion(),
        categoryKey,
        factor.category(),
        factor.co2eKg(),
        header.displacement().value(),
        header.displacement().basis(),
        quality.weight(),
        quality.productCount(),
        quality.score(),
        quality.rating(),
        header.unit(),
        header.boundary(),
        header.interval(),
        header.source(),
        header.licence(),
        header.validFrom());
  }
}
