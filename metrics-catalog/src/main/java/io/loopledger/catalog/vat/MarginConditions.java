package io.loopledger.catalog.vat;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.event.SellerStatus;

/**
 * What is known about a unit when it is to be sold under the margin scheme.
 *
 * @param isWithdrawn it came back because a consumer withdrew from its first sale
 * @param isWarranty it came back under warranty, or replaces such a unit
 * @param isTakenBack it was acquired by a take-back in this cycle
 * @param seller who gave it
 * @param isPurchased something was paid for it: P above 0
 * @param isDocumented the payout names a purchase document
 * @param policy what the brand decided
 */
public record MarginConditions(
    boolean isWithdrawn,
    boolean isWarranty,
    boolean isTakenBack,
    SellerStatus seller,
    boolean isPurchased,
    boolean isDocumented,
    Policy policy) {
  public MarginConditions {
    requireNonNull(seller, "seller is null");
    requireNonNull(policy, "policy is null");
  }

  /**
   * What a brand decides, with its tax adviser.
   *
   * @param isDocumentRequired a purchase without a document is refused
   * @param isDonatedAllowed a unit got for nothing may be sold under the scheme, with P = 0; it has
   *     no payout, so no document of one is asked for
   */
  public record Policy(boolean isDocumentRequired, boolean isDonatedAllowed) {
    /** Document required, donated units refused. */
    public static final Policy STRICT = new Policy(true, false);
  }
}
