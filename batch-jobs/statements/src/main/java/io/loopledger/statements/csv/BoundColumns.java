package io.loopledger.statements.csv;

import java.util.HashMap;
import java.util.Map;

/** Where the columns of a mapping stand in a file. */
final class BoundColumns {
  private final Map<Column, Integer> indexes = new HashMap<>();

  BoundColumns(Header header, CsvMapping mapping) {
    for (Column column : Header.columns(mapping)) {
      indexes.put(column, header.index(column).orElse(-1));
    }
  }

  /** From 0; -1 if the file does not have it. */
  int index(Column column) {
    return indexes.getOrDefault(column, -1);
  }
}
