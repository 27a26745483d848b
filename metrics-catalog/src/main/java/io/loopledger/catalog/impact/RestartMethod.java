package io.loopledger.catalog.impact;

import io.loopledger.schemas.money.Micros;
import java.math.BigDecimal;

/**
 * The {@code RESTART} profile: a fixed repair avoids half of what a new product emits before its
 * first use. Source: The Restart Project, environmental-impact-data, methodology.md: a displacement
 * rate of 50 %, assumed.
 */
public final class RestartMethod {
  /** As programmes and factor packs name it. */
  public static final String NAME = "RESTART";

  /** Share of a new product that a fixed repair avoids. */
  public static final BigDecimal DISPLACEMENT = new BigDecimal("0.5");

  private RestartMethod() {}

  /**
   * What one fixed repair avoids.
   *
   * @return millionths of a kg CO2e, exact
   * @throws ArithmeticException if half of the factor is no whole number of them
   */
  public static long avoidedMicroKg(CategoryFactor factor) {
    return Micros.exact(factor.co2eKg().multiply(DISPLACEMENT));
  }
}
