package io.loopledger.schemas.event;

/** How VAT on a cost is treated. */
public enum VatTreatment {
  /** The supplier charges it. */
  DOMESTIC,
  /** The recipient owes it (VAT Directive Art. 196). */
  REVERSE_CHARGE,
  /** None is due. */
  EXEMPT
}
