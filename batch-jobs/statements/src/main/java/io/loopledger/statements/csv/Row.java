package io.loopledger.statements.csv;

import de.siegmar.fastcsv.reader.CsvRecord;

/** A row under its header. */
record Row(CsvRecord cells, BoundColumns columns) {
  /** Its place for a person. */
  String place() {
    return "line " + cells.getStartingLineNumber();
  }

  /** A cell without white space around it; empty if the file has no such column. */
  String text(Column column) {
    int index = columns.index(column);
    return index < 0 ? "" : cells.getField(index).strip();
  }

  /** A constant, or a cell. */
  String text(TextSource source) {
    return switch (source) {
      case TextSource.Constant constant -> constant.value();
      case TextSource.OfColumn of -> text(of.column());
    };
  }
}
