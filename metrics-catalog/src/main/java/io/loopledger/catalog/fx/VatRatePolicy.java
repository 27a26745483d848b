package io.loopledger.catalog.fx;

/** At which rate VAT in a foreign currency is declared (VAT Directive Art. 91, 369h). */
public enum VatRatePolicy {
  /** The booking rate of the day. */
  DAILY,
  /** The mean of the month's published rates. */
  MONTHLY_AVERAGE,
  /** The last rate of the tax period, as the one-stop shop wants it. */
  LAST_DAY_OF_PERIOD
}
