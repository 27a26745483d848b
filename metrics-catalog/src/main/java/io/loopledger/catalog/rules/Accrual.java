package io.loopledger.catalog.rules;

import io.loopledger.catalog.posting.Posting;
import org.jspecify.annotations.Nullable;

/**
 * A cost whose invoice has not come, or a credit (negative) whose credit note has not: what was
 * posted for it, so that the document can replace it.
 *
 * @param payable account it is owed on
 * @param partner who will send the invoice, where known
 * @param account cost account, or the stock account of {@code component}
 * @param component component of the stock it went to; null for a cost of the period
 * @param cycleNo cycle of the unit it belongs to
 * @param currency ISO 4217
 * @param fx the rate it was booked at
 * @param costMicros cost, with VAT that cannot be deducted
 * @param costReportingMicros the same in the reporting currency
 * @param inputMicros deductible input VAT
 * @param inputReportingMicros the same in the reporting currency
 * @param reverseMicros VAT owed under reverse charge
 * @param reverseReportingMicros the same in the reporting currency
 * @param taxRule tax rule of its lines
 */
record Accrual(
    String payable,
    @Nullable String partner,
    String account,
    @Nullable Component component,
    int cycleNo,
    String currency,
    Posting.Fx fx,
    long costMicros,
    long costReportingMicros,
    long inputMicros,
    long inputReportingMicros,
    long reverseMicros,
    long reverseReportingMicros,
    @Nullable String taxRule) {

  /** The same accrual after its cost moved to another account. */
  Accrual on(String newAccount, @Nullable Component newComponent) {
    return on(newAccount, newComponent, cycleNo);
  }

  /** The same accrual after its cost moved to another account, in another cycle. */
  Accrual on(String newAccount, @Nullable Component newComponent, int newCycleNo) {
    return new Accrual(
        payable,
        partner,
        newAccount,
        newComponent,
        newCycleNo,
        currency,
        fx,
        costMicros,
        costReportingMicros,
        inputMicros,
        inputReportingMicros,
        reverseMicros,
        reverseReportingMicros,
        taxRule);
  }
}
