package io.loopledger.statements.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.loopledger.statements.model.Faults;
import io.loopledger.statements.source.Content;
import io.loopledger.statements.source.Limits;
import io.loopledger.statements.source.RefusedException;
import io.loopledger.statements.source.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Optional;

/** The rows of a CSV text: RFC 4180 with any delimiter, strictly, in a declared character set. */
final class CsvRows implements AutoCloseable {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Content content;
  private final Charset charset;
  private final CloseableIterator<CsvRecord> records;
  private long lastLine;

  private CsvRows(Content content, Charset charset, CloseableIterator<CsvRecord> records) {
    this.content = content;
    this.charset = charset;
    this.records = records;
  }

  static CsvRows open(Source source, CsvMapping.Layout layout) throws IOException {
    return open(source, layout, CodingErrorAction.REPORT);
  }

  /** The cells of the first row, whatever comes behind it; none if there is no row. */
  static List<String> firstRow(Source source, CsvMapping.Layout layout) throws IOException {
    try (CsvRows rows = open(source, layout, CodingErrorAction.REPLACE)) {
      return rows.next().map(CsvRecord::getFields).orElse(List.of());
    }
  }

  private static CsvRows open(Source source, CsvMapping.Layout layout, CodingErrorAction onForeign)
      throws IOException {
    Content content = source.open();
    try {
      return open(content, layout, source.limits(), onForeign);
    } catch (CharacterCodingException e) {
      content.close();
      throw notInCharset(layout.charset(), 0);
    } catch (IOException | RuntimeException e) {
      content.close();
      throw e;
    }
  }

  /**
   * The next row; empty at the end.
   *
   * @throws RefusedException if the text is not CSV, or not in its character set
   */
  Optional<CsvRecord> next() throws IOException {
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
      CsvRecord next = records.next();
      lastLine = next.getStartingLineNumber();
      return Optional.of(next);
    } catch (CsvParseException e) {
      throw new RefusedException(
          "line %d or later".formatted(lastLine + 1),
          "",
          "",
          "not CSV: most likely a quote that is not closed, because the file is cut off (%s)"
              .formatted(e.getMessage()));
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw notInCharset(charset, lastLine);
      }
      throw e.getCause();
    }
  }

  /** Whether the file's last byte ends a line. Known after the last row. */
  boolean endsWithLineBreak() {
    return content.lastByte() == '\n' || content.lastByte() == '\r';
  }

  /** Whether a row is an empty line. */
  static boolean isBlank(CsvRecord row) {
    return row.getFieldCount() == 1 && row.getField(0).isEmpty();
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  private static CsvRows open(
      Content content, CsvMapping.Layout layout, Limits limits, CodingErrorAction onForeign)
      throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                content,
                layout
                    .charset()
                    .newDecoder()
                    .onMalformedInput(onForeign)
                    .onUnmappableCharacter(onForeign)),
            1 << 16);
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    CloseableIterator<CsvRecord> records =
        CsvReader.builder()
            .fieldSeparator(layout.delimiter())
            .skipEmptyLines(false)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(Math.max(1 << 15, limits.fieldChars()))
            .build(CsvRecordHandler.of(), reader)
            .iterator();
    return new CsvRows(content, layout.charset(), records);
  }

  private static RefusedException notInCharset(Charset charset, long lastLine) {
    return new RefusedException(
        lastLine == 0 ? Faults.FILE : "line %d or later".formatted(lastLine + 1),
        "",
        "",
        "not text in %s; save the file in it, or name its character set in the mapping"
            .formatted(charset.name()));
  }
}
