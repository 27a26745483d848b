package io.loopledger.matching.rule;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * Two sides that have to say the same.
 *
 * @param name in matches and breaks: lower case letters, digits and {@code -}
 * @param description for people: what is compared
 * @param tables computed before the queries, in their order
 * @param ledger query of one side's items; see {@link Items}
 * @param statement query of the other side's items
 * @param passes from exact to loose; the first one's key is that of breaks
 * @param graceDays how old an item of the ledger may get before it is missed in a statement
 * @param writeOff small differences that are written off, by currency; none where it is empty
 */
public record Reconciliation(
    String name,
    String description,
    List<PreparedTable> tables,
    String ledger,
    String statement,
    List<Pass> passes,
    int graceDays,
    Map<String, WriteOffLimit> writeOff) {
  public Reconciliation {
    tables = List.copyOf(tables);
    passes = List.copyOf(passes);
    writeOff = Map.copyOf(writeOff);
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
    if (graceDays < 0) {
      throw new IllegalArgumentException(
          "reconciliation '%s': grace_days is %d; give 0 or more".formatted(name, graceDays));
    }
  }
}
