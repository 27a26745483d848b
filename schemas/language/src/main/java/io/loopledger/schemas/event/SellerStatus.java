package io.loopledger.schemas.event;

/** Who gives a used unit: a condition of the margin scheme (VAT Directive Art. 314). */
public enum SellerStatus {
  /** A person who is no business. */
  PRIVATE,
  /** A business. */
  BUSINESS,
  /** Not recorded. */
  UNKNOWN
}
