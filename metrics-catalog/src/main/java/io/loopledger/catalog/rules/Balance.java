package io.loopledger.catalog.rules;

import io.loopledger.catalog.posting.Posting;

/**
 * What is left of an amount that was posted to an account, at the rate of the day it was posted: a
 * fee, a debt, a claim.
 *
 * @param account account code
 * @param currency ISO 4217
 * @param fx the rate it was booked at, which it keeps (IFRIC 22; section 256a HGB)
 * @param amountMicros millionths of the currency
 * @param reportingMicros millionths of the reporting currency
 */
record Balance(
    String account, String currency, Posting.Fx fx, long amountMicros, long reportingMicros) {

  /** The same with other amounts. */
  Balance of(long amount, long reporting) {
    return new Balance(account, currency, fx, amount, reporting);
  }

  /** A part of it, the whole taking the remainder. */
  Balance part(long partMicros) {
    return of(partMicros, Prorate.share(reportingMicros, partMicros, amountMicros));
  }

  Balance on(String otherAccount) {
    return new Balance(otherAccount, currency, fx, amountMicros, reportingMicros);
  }

  boolean isOn(String code, String inCurrency) {
    return account.equals(code) && currency.equals(inCurrency);
  }
}
