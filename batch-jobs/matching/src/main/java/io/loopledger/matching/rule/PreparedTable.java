package io.loopledger.matching.rule;

import static java.util.Objects.requireNonNull;

/**
 * What the queries of a reconciliation need more than once, or would be too long with: it is
 * computed first, into {@code {night}.RECONCILIATION_NAME}. It may read those before it.
 *
 * @param name lower case letters, digits and {@code _}
 * @param query gives the rows
 */
public record PreparedTable(String name, String query) {
  public PreparedTable {
    requireNonNull(query, "query is null");
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "a table is called '%s'; use lower case letters, digits and _, such as documents"
              .formatted(name));
    }
  }
}
