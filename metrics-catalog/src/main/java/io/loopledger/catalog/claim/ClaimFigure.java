package io.loopledger.catalog.claim;

import io.loopledger.catalog.impact.Basis;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A climate figure with what must stand beside it. What is not known is empty; the guard then
 * refuses, so a figure can be made of whatever is there.
 *
 * @param measure what was added up
 * @param scope whose it is
 * @param amount the figure with its interval
 * @param method how it comes about
 * @param inputs what it rests on
 */
public record ClaimFigure(
    Measure measure, Scope scope, Amount amount, Method method, Inputs inputs) {

  /** What a figure adds up. */
  public enum Measure {
    /** Avoided by products that were not needed. */
    AVOIDED,
    /** The same, less what the own process emits. */
    NET_AVOIDED
  }

  /**
   * Whose figure it is.
   *
   * @param brand the brand
   * @param program one programme of it; all where empty
   * @param period month or months, as the sentence names them
   */
  public record Scope(Optional<String> brand, Optional<String> program, Optional<String> period) {}

  /**
   * The figure.
   *
   * @param kg stated sum in kg CO2e
   * @param p5Kg 5 % of draws are at or below
   * @param p95Kg 95 % of draws are at or below
   */
  public record Amount(
      Optional<BigDecimal> kg, Optional<BigDecimal> p5Kg, Optional<BigDecimal> p95Kg) {}

  /**
   * How it comes about.
   *
   * @param name impact method
   * @param boundary the life-cycle stages in it
   * @param factorVersions versions of the factors in it
   */
  public record Method(
      Optional<String> name, Optional<String> boundary, List<String> factorVersions) {
    public Method {
      factorVersions = List.copyOf(factorVersions);
    }
  }

  /**
   * What it rests on.
   *
   * @param basisByFactor what the value of each factor rests on, by its reference
   * @param simulatedEntries entries in it that the simulator made
   * @param openMonths months of it whose books are open
   */
  public record Inputs(
      Map<String, Basis> basisByFactor, long simulatedEntries, List<String> openMonths) {
    public Inputs {
      basisByFactor = Collections.unmodifiableMap(new TreeMap<>(basisByFactor));
      openMonths = List.copyOf(openMonths);
    }
  }

  /** Whether it may be worded as a saving: only where 95 of 100 draws are one. */
  public boolean isSaving() {
    return amount.kg().isPresent()
        && amount.p5Kg().isPresent()
        && isSaving(amount.kg().get(), amount.p5Kg().get());
  }

  /** Whether a figure may be worded as a saving: only where 95 of 100 draws are one. */
  public static boolean isSaving(BigDecimal kg, BigDecimal p5Kg) {
    return kg.signum() > 0 && p5Kg.signum() > 0;
  }
}
