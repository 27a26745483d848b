package io.loopledger.catalog.impact.uncertainty;

import io.loopledger.catalog.impact.Factor;
import io.loopledger.catalog.impact.FactorBook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The factors of this release as flat rows, for a table that reports join. */
public final class FactorTable {
  private static final int SIGMA_DIGITS = 6;

  private FactorTable() {}

  /** Every factor of every version, in order. */
  public static Iterator<Row> rows() {
    return FactorBook.builtIn().entries().stream().map(FactorTable::row).iterator();
  }

  private static Row row(FactorBook.Entry entry) {
    Factor factor = entry.factor();
    Spread spread = FactorDraws.builtIn().spread(factor);
    return new Row(
        entry.version(),
        factor.id().ref(),
        factor.id().pack(),
        factor.value(),
        factor.unit(),
        factor.basis().mark(),
        factor.evidence().n().orElse(null),
        decimal(spread.sigma()),
        decimal(spread.unitSigma()),
        spread.basis().mark(),
        factor.evidence().spread().isPresent() ? "stated" : factor.evidence().method().text(),
        factor.scope().boundary(),
        factor.scope().geography(),
        factor.scope().gwp(),
        factor.scope().wellToTank().orElse(null),
        factor.provenance().source(),
        factor.provenance().sourceRow().orElse(null),
        factor.provenance().licence(),
        factor.provenance().validFrom(),
        factor.provenance().remark().orElse(null));
  }

  private static BigDecimal decimal(double sigma) {
    return new BigDecimal(sigma).setScale(SIGMA_DIGITS, RoundingMode.HALF_UP);
  }

  /**
   * A factor as a flat row.
   *
   * @param factorVersion as entries name it
   * @param ref for instance {@code E(smartphone)}
   * @param pack that carries it
   * @param value in {@code unit}
   * @param unit of the value
   * @param basis published, estimated, assumed or surveyed
   * @param products observations behind it; null where not stated
   * @param sigma standard deviation of the logarithm, portfolio
   * @param unitSigma the same for one unit
   * @param intervalBasis what the spread rests on
   * @param intervalMethod {@code stated}, or the method that estimates it
   * @param boundary what the factor covers
   * @param geography where it holds
   * @param gwp warming potentials
   * @param includesWellToTank for transport; null elsewhere
   * @param source where it is from
   * @param sourceRow row of the source; null where it is no table
   * @param licence of the source
   * @param validFrom first day of the pack
   * @param note what a reader must know; null if nothing
   */
  public record Row(
      String factorVersion,
      String ref,
      String pack,
      BigDecimal value,
      String unit,
      String basis,
      @Nullable Integer products,
      BigDecimal sigma,
      BigDecimal unitSigma,
      String intervalBasis,
      String intervalMethod,
      String boundary,
      String geography,
      String gwp,
      @Nullable Boolean includesWellToTank,
      String source,
      @Nullable String sourceRow,
      String licence,
      LocalDate validFrom,
      @Nullable String note) {}
}
