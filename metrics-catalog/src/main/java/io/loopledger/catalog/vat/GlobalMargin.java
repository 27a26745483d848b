package io.loopledger.catalog.vat;

/**
 * VAT on the total margin of a period: everything sold in it less everything bought in it, units
 * not yet sold included. Source: Directive 2006/112/EC Art. 318; section 25a(4) UStG, which admits
 * only goods whose purchase price does not exceed a threshold: 500 EUR, since 2025-01-01 750 EUR
 * (Fourth Bureaucracy Relief Act, BGBl. 2024 I No 323). The threshold is a dated policy of the
 * caller.
 */
public final class GlobalMargin {
  private GlobalMargin() {}

  /**
   * {@code max(0, sales - purchases) x r / (100 + r)}, HALF_UP to the minor unit. A negative total
   * gives no tax and, under section 25a UStG, is not carried into another period (UStAE 25a.1): the
   * caller must not pass last period's rest as a purchase.
   *
   * @param salesMicros sales of the period, with VAT, in millionths
   * @param purchasesMicros purchases of the period, in millionths of the same currency
   * @param rate the standard rate in force; a period with two rates is two periods
   * @param digits of the currency's minor unit
   * @throws ArithmeticException if the margin does not fit
   */
  public static long taxMicros(long salesMicros, long purchasesMicros, VatRate rate, int digits) {
    return MarginScheme.taxMicros(salesMicros, purchasesMicros, rate, digits);
  }

  /** Whether a unit bought for this price may go into the total margin. */
  public static boolean isWithin(long purchaseMicros, long thresholdMicros) {
    return purchaseMicros <= thresholdMicros;
  }
}
