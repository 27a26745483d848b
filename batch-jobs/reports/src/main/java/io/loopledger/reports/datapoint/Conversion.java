package io.loopledger.reports.datapoint;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An exact change of units: a shift of the decimal point.
 *
 * @param from unit of the metric
 * @param to unit that is asked for
 * @param shift digits that the point moves to the left
 */
public record Conversion(String from, String to, int shift) {
  private static final int THOUSAND = 3;

  /** From one unit to another, if there is an exact way. */
  public static Optional<Conversion> of(String from, String to) {
    if (from.equals(to)) {
      return Optional.of(new Conversion(from, to, 0));
    }
    return switch (from + " > " + to) {
      case "kg > t", "g > kg", "kgCO2e > tCO2e" -> Optional.of(new Conversion(from, to, THOUSAND));
      case "g > t" -> Optional.of(new Conversion(from, to, 2 * THOUSAND));
      default -> Optional.empty();
    };
  }

  /** The amount in the other unit. */
  public BigDecimal apply(BigDecimal amount) {
    return amount.movePointLeft(shift);
  }
}
