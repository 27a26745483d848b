package io.loopledger.catalog.rules;

import io.loopledger.catalog.posting.PostingRefusedException;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.money.Money;

/** Events that contradict themselves. What only contradicts other events is never refused. */
final class Refusals {
  private Refusals() {}

  static PostingRefusedException otherCurrency(
      String field, Money value, String otherField, Money other) {
    return new PostingRefusedException(
        RejectionCode.INVALID,
        "%s is in %s, but %s is in %s; state both in the currency of the document"
            .formatted(field, value.currency(), otherField, other.currency()));
  }
}
