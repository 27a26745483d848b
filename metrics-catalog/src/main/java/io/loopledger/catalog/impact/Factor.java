package io.loopledger.catalog.impact;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A factor as a versioned record.
 *
 * @param id names it for good
 * @param symbol what kind of quantity it is
 * @param value in {@code unit}, exactly as its pack writes it
 * @param unit for instance {@code kg CO2e per tonne-km}
 * @param basis what the value rests on
 * @param evidence what is known about its error
 * @param scope what it covers
 * @param provenance where it is from
 */
public record Factor(
    FactorId id,
    Symbol symbol,
    BigDecimal value,
    String unit,
    Basis basis,
    Evidence evidence,
    Scope scope,
    Provenance provenance) {
  public Factor {
    requireNonNull(id, "id is null");
    requireNonNull(basis, "basis is null");
    if (!symbol.allows(value)) {
      throw new IllegalArgumentException(
          "value of %s is %s; write %s".formatted(id, value.toPlainString(), symbol.allowed()));
    }
  }

  /** What the interval rests on: a stated spread as the value, else estimated from the scores. */
  public Basis intervalBasis() {
    return evidence.stated == null ? Basis.ESTIMATED : basis;
  }

  /**
   * What is known about the error of a factor.
   *
   * @param products observations behind the mean; null where the source does not say
   * @param stated the spread of the source; null where there is none
   * @param pedigree data-quality scores
   * @param method turns the scores into a spread where none is stated
   * @param basicUncertainty basic uncertainty factor of that method
   * @param productsCv coefficient of variation between the products of a category; null if the
   *     factor has no such spread
   * @param seed of the draws, from the pack
   */
  public record Evidence(
      @Nullable Integer products,
      @Nullable Stated stated,
      Pedigree pedigree,
      PedigreeMethod method,
      BigDecimal basicUncertainty,
      @Nullable BigDecimal productsCv,
      long seed) {

    /** Observations behind the mean. */
    public Optional<Integer> n() {
      return Optional.ofNullable(products);
    }

    /** The spread the source states. */
    public Optional<Stated> spread() {
      return Optional.ofNullable(stated);
    }

    /** The spread between products of one category, as a coefficient of variation. */
    public Optional<BigDecimal> betweenProducts() {
      return Optional.ofNullable(productsCv);
    }
  }

  /** A spread as a source states it. */
  public sealed interface Stated {
    /**
     * Standard deviation between the observations.
     *
     * @param sd in the factor's unit, above 0
     */
    record StandardDeviation(BigDecimal sd) implements Stated {}

    /**
     * Coefficient of variation: standard deviation over mean.
     *
     * @param cv above 0
     */
    record Variation(BigDecimal cv) implements Stated {}

    /**
     * A 90 % interval.
     *
     * @param low 5th percentile
     * @param high 95th percentile
     */
    record Interval90(BigDecimal low, BigDecimal high) implements Stated {}
  }

  /**
   * What a factor covers.
   *
   * @param boundary life-cycle stages in it
   * @param geography where it holds
   * @param gwp which warming potentials it was made with
   * @param includesWellToTank for transport: whether making the fuel is in; null elsewhere
   */
  public record Scope(
      String boundary, String geography, String gwp, @Nullable Boolean includesWellToTank) {

    /** For transport: whether making the fuel is in. */
    public Optional<Boolean> wellToTank() {
      return Optional.ofNullable(includesWellToTank);
    }
  }

  /**
   * Where a factor is from.
   *
   * @param source who says so
   * @param row the row of the source; null where it is no table
   * @param licence of the source
   * @param validFrom first day of the pack
   * @param note what a reader must know about this value; null if nothing
   */
  public record Provenance(
      String source,
      @Nullable String row,
      String licence,
      LocalDate validFrom,
      @Nullable String note) {

    /** The row of the source. */
    public Optional<String> sourceRow() {
      return Optional.ofNullable(row);
    }

    /** What a reader must know about this value. */
    public Optional<String> remark() {
      return Optional.ofNullable(note);
    }
  }
}
