package io.loopledger.schemas.event;

/** How a sale is taxed. */
public enum VatScheme {
  /** The price includes the country's standard VAT. */
  STANDARD,
  /** Only the margin is taxed (VAT Directive Art. 311-325). */
  MARGIN,
  /** An intra-Community supply. */
  ZERO_RATED,
  /** A supply out of the VAT territory. */
  EXPORT
}
