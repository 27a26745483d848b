package io.loopledger.ingest.simulator.mess;

import java.math.BigDecimal;

/**
 * How much goes wrong on the way, as shares of the true events; all 0 for none. Mess never changes
 * the truth: once corrections and voids are applied and duplicates and poison are refused, what is
 * left are the events of the clean simulation.
 *
 * @param late arrive hours or days after the fact
 * @param outOfOrder arrive some minutes or hours after the fact, behind later ones of their unit
 * @param duplicates arrive twice
 * @param corrected arrive with a wrong figure, and are corrected later
 * @param voided are recorded once more by mistake, and that one is voided later
 * @param poison are followed by something that no door may accept
 */
public record Mess(
    BigDecimal late,
    BigDecimal outOfOrder,
    BigDecimal duplicates,
    BigDecimal corrected,
    BigDecimal voided,
    BigDecimal poison) {
  /** Nothing goes wrong. */
  public static final Mess NONE =
      new Mess(
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO);

  private static final int DECIMALS = 4;

  public Mess {
    requireShare("late", late);
    requireShare("out-of-order", outOfOrder);
    requireShare("duplicates", duplicates);
    requireShare("corrected", corrected);
    requireShare("voided", voided);
    requireShare("poison", poison);
  }

  /** Whether anything goes wrong at all. */
  public boolean isNone() {
    return late.signum() == 0
        && outOfOrder.signum() == 0
        && duplicates.signum() == 0
        && corrected.signum() == 0
        && voided.signum() == 0
        && poison.signum() == 0;
  }

  private static void requireShare(String name, BigDecimal share) {
    if (share.signum() < 0
        || share.compareTo(BigDecimal.ONE) > 0
        || share.stripTrailingZeros().scale() > DECIMALS) {
      throw new IllegalArgumentException(
          "%s is %s; give a share from 0 to 1 with at most %d decimals, such as 0.02"
              .formatted(name, share.toPlainString(), DECIMALS));
    }
  }
}
