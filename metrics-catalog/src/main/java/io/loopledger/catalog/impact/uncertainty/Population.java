package io.loopledger.catalog.impact.uncertainty;

/** What an interval is about. */
public enum Population {
  /** Many units: the error of the factors. */
  PORTFOLIO,
  /** One unit: with the spread between the products of its category. */
  UNIT
}
