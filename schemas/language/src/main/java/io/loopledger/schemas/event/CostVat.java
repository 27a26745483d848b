package io.loopledger.schemas.event;

import io.loopledger.schemas.money.Money;

/** The VAT on a cost, beside the cost's net amount. */
@Doc("The VAT on a cost, beside the cost's net amount.")
public record CostVat(
    @Doc("VAT, 0 or more; under reverse charge the amount the recipient owes.") Money amount,
    @Doc("DOMESTIC, REVERSE_CHARGE or EXEMPT.") VatTreatment treatment,
    @Doc("Whether it may be deducted as input VAT.") boolean isDeductible) {
  public CostVat {
    Texts.requirePresent("amount", amount);
    Texts.requireNotNegative("amount", amount);
    Texts.requirePresent("treatment", treatment);
  }
}
