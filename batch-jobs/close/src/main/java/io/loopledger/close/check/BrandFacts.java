package io.loopledger.close.check;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a brand before its books are closed.
 *
 * @param brand the brand
 * @param zone its contract zone
 * @param currency its reporting currency
 * @param today the date there
 * @param breaks open breaks up to the end of the period; null where no reconciliation is set up
 * @param deferred events that still wait; null where there are none
 * @param missingStatements statements that were not taken; null where nothing is set up
 */
public record BrandFacts(
    String brand,
    ZoneId zone,
    String currency,
    LocalDate today,
    @Nullable Breaks breaks,
    @Nullable Waiting deferred,
    @Nullable List<String> missingStatements) {

  /**
   * Open breaks.
   *
   * @param count how many
   * @param value what they are worth together, without sign, in the reporting currency
   */
  public record Breaks(long count, BigDecimal value) {
    /** None. */
    public static final Breaks NONE = new Breaks(0, BigDecimal.ZERO);
  }

  /**
   * Events that were received before the watermark and are not posted.
   *
   * @param count how many
   * @param oldest when the first of them was received
   */
  public record Waiting(long count, Instant oldest) {}
}
