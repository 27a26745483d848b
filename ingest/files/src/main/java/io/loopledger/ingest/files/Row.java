package io.loopledger.ingest.files;

import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.fault.MappingCode;
import io.loopledger.ingest.mapping.record.Fields;
import java.util.List;

/**
 * One row of a file.
 *
 * @param header the file's columns
 * @param line the line it begins on; the first line of the file is 1
 * @param cells its cells as they stand in the file
 */
record Row(Header header, long line, List<String> cells) {
  private static final String WHOLE_ROW = "row";

  Row {
    cells = List.copyOf(cells);
  }

  /** Whether the line holds nothing. */
  boolean isBlank() {
    return cells.size() == 1 && cells.getFirst().isBlank();
  }

  /**
   * The row for a mapping.
   *
   * @throws FaultException if it is not what is required of a row in every format
   */
  Fields fields() throws FaultException {
    int expected = header.names().size();
    if (cells.size() != expected) {
      throw new FaultException(
          MappingCode.ROW_SHAPE,
          WHOLE_ROW,
          "%d cells, the header has %d".formatted(cells.size(), expected),
          "wrong number of cells; a row has as many as the header, and a cell that holds the"
              + " delimiter or a quote is quoted");
    }
    for (int i = 0; i < expected; i++) {
      if (cells.get(i).indexOf('\0') >= 0) {
        String name = header.names().get(i);
        throw new FaultException(
            MappingCode.NUL_CHARACTER,
            name,
            header.isPersonal(i) ? "" : cells.get(i),
            name + " contains U+0000, which tables cannot hold; remove it");
      }
    }
    return header.fields(cells);
  }
}
