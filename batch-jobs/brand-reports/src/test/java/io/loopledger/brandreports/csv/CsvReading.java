package io.loopledger.brandreports.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads CSV with nulls, by the rule that a cell that is empty and not quoted is NULL. */
public final class CsvReading {
  private CsvReading() {}

  /** All records, the header first; a byte order mark is skipped. */
  public static List<List<String>> records(byte[] csv, char delimiter) throws IOException {
    try (CsvReader<List<String>> reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(false)
            .detectBomHeader(true)
            .build(new Cells(), new ByteArrayInputStream(csv), StandardCharsets.UTF_8)) {
      return reader.stream().toList();
    }
  }

  private static final class Cells extends CsvCallbackHandler<List<String>> {
    private List<String> cells = new ArrayList<>();

    @Override
    protected void beginRecord(long startingLineNumber) {
      cells = new ArrayList<>();
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
      cells.add(length == 0 && !quoted ? null : new String(buffer, offset, length));
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
      throw new IllegalStateException("no comment was written");
    }

    @Override
    protected void setEmpty() {
      throw new IllegalStateException("no empty line was written");
    }

    @Override
    protected RecordType getRecordType() {
      return RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
      return cells.size();
    }

    @Override
    protected List<String> buildRecord() {
      return cells;
    }
  }
}
