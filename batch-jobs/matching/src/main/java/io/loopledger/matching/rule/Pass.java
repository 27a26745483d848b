package io.loopledger.matching.rule;

import static java.util.Objects.requireNonNull;

/**
 * One look at what is still open, from exact to loose. Items of both sides that share the key, the
 * type, the currency and the brand are compared: first those of the same amount, one by one; then
 * all of the rest, if they come to the same sum.
 *
 * @param name in matches, as evidence
 * @param ledgerKey SQL over the ledger's items that gives the key; an item without one is left out
 * @param statementKey the same over the statements' items
 * @param dateToleranceDays how many days the first and the last item of a match may be apart
 */
public record Pass(String name, String ledgerKey, String statementKey, int dateToleranceDays) {
  public Pass {
    requireNonNull(ledgerKey, "ledgerKey is null");
    requireNonNull(statementKey, "statementKey is null");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a pass has no name; give one, such as 'payment id'");
    }
    if (dateToleranceDays < 0) {
      throw new IllegalArgumentException(
          "pass '%s': date_tolerance_days is %d; give 0 or more"
              .formatted(name, dateToleranceDays));
    }
  }
}
