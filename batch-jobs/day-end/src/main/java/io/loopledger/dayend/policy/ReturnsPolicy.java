package io.loopledger.dayend.policy;

/**
 * How expected returns are estimated.
 *
 * @param months over how many months, the ending one included, the share of returns is taken
 * @param days for how many days a sale may be returned
 */
public record ReturnsPolicy(int months, int days) {
  private static final int MOST_MONTHS = 60;
  private static final int MOST_DAYS = 1000;

  public ReturnsPolicy {
    if (months < 1 || months > MOST_MONTHS) {
      throw new IllegalArgumentException(
          "expected_returns months is %d; write 1 to %d".formatted(months, MOST_MONTHS));
    }
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException(
          "expected_returns days is %d; write 1 to %d".formatted(days, MOST_DAYS));
    }
  }
}
