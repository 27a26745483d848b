package io.loopledger.matching.rule;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;

/**
 * Two sides that have to say the same.
 *
 * @param name in matches and breaks: lower case letters, digits and {@code -}
 * @param description for people: what is compared
 * @param ledger query of one side's items; see {@link Items}
 * @param statement query of the other side's items
 * @param passes from exact to loose; the first one's key is that of breaks
 * @param graceDays how old an item of the ledger may get before it is missed in a statement
 * @param writeOff differences up to this amount, in the currency, are posted and not breaks; 0 for
 *     none
 */
public record Reconciliation(
    String name,
    String description,
    String ledger,
    String statement,
    List<Pass> passes,
    int graceDays,
    BigDecimal writeOff) {
  public Reconciliation {
    passes = List.copyOf(passes);
    requireNonNull(description, "description is null");
    if (!name.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException(
          "a reconciliation is called '%s'; use lower case letters, digits and -, such as payments"
              .formatted(name));
    }
    if (ledger.isBlank() || statement.isBlank()) {
      throw new IllegalArgumentException(
          "reconciliation '%s' needs both queries, ledger and statement".formatted(name));
    }
    if (passes.isEmpty()) {
      throw new IllegalArgumentException(
          "reconciliation '%s' has no pass; give at least one with its keys".formatted(name));
    }
    if (graceDays < 0 || writeOff.signum() < 0) {
      throw new IllegalArgumentException(
          "reconciliation '%s': grace_days and write_off are 0 or more".formatted(name));
    }
  }
}
