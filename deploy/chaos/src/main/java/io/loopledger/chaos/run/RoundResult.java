package io.loopledger.chaos.run;

import io.loopledger.chaos.check.Violation;
import java.util.List;

/**
 * How a round ended.
 *
 * @param number from 1
 * @param plan what was done
 * @param hit what the fault met; empty where it met nothing
 * @param note what else is worth telling
 * @param records committed records in Kafka
 * @param entries rows of {@code ledger.entries}
 * @param seconds how long the round took
 * @param violations what is wrong
 */
record RoundResult(
    int number,
    Plan plan,
    String hit,
    String note,
    int records,
    int entries,
    long seconds,
    List<Violation> violations) {
  RoundResult {
    violations = List.copyOf(violations);
  }

  /** A fault that met neither a running commit nor records on their way proves nothing. */
  boolean counts() {
    return !hit.isEmpty();
  }
}
