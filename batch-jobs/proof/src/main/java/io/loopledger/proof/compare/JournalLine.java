package io.loopledger.proof.compare;

import io.loopledger.proof.net.Amounts;

/**
 * A line of the journal, as the events fold to it.
 *
 * @param amounts its amounts
 * @param source source of its event; of one of them, where two of a subject have the same id
 */
public record JournalLine(Amounts amounts, String source) {
  JournalLine plus(JournalLine other) {
    return new JournalLine(amounts.plus(other.amounts), source);
  }
}
