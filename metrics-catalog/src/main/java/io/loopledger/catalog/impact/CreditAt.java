package io.loopledger.catalog.impact;

/** The event that earns a method's credit. */
public enum CreditAt {
  /** A fixed repair. */
  REPAIR,
  /** The sale of a used unit. */
  SALE
}
