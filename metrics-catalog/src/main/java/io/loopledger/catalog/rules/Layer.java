package io.loopledger.catalog.rules;

import io.loopledger.catalog.posting.Posting;

/**
 * A part of a unit's cost at the rate of the day it arose.
 *
 * @param component what it is cost of
 * @param currency ISO 4217
 * @param fx the rate it was booked at, which it keeps
 * @param amountMicros millionths of the currency
 * @param reportingMicros millionths of the reporting currency
 */
record Layer(
    Component component, String currency, Posting.Fx fx, long amountMicros, long reportingMicros) {

  boolean isLike(Layer other) {
    return component == other.component && currency.equals(other.currency) && fx.equals(other.fx);
  }

  Layer plus(long amount, long reporting) {
    return new Layer(
        component,
        currency,
        fx,
        Math.addExact(amountMicros, amount),
        Math.addExact(reportingMicros, reporting));
  }

  boolean isZero() {
    return amountMicros == 0 && reportingMicros == 0;
  }
}
