package io.loopledger.statements.csv;

/** Where a text comes from. */
sealed interface TextSource {
  /** The same for every row. */
  record Constant(String value) implements TextSource {}

  /** A cell. */
  record OfColumn(Column column) implements TextSource {}
}
