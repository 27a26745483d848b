package io.loopledger.schemas.event;

/** Who pays for a discount. */
public enum FundedBy {
  /** The brand itself. */
  BRAND,
  /** The marketplace. */
  MARKETPLACE,
  /** Somebody else. */
  THIRD_PARTY
}
