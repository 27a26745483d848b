package io.loopledger.ingest.files;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.loopledger.ingest.mapping.CsvLayout;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The records of a CSV text, blank ones and ones of any length included. */
final class CsvRecords implements Closeable {
  /** Longest cell, in characters: what a quote that is never closed may take of the memory. */
  private static final int LONGEST_CELL = 1 << 22;

  private final Path path;
  private final boolean isRejects;
  private final char delimiter;
  private final CloseableIterator<CsvRecord> records;
  private final int skipped;
  private long lastLine;

  CsvRecords(Path path, TextReader text, CsvLayout layout) throws IOException {
    BufferedReader reader = new BufferedReader(text, Delimiters.LOOK_AHEAD);
    this.path = path;
    String firstLine = Delimiters.firstLine(reader);
    Optional<Character> ofRejects = RejectsFile.delimiter(firstLine);
    this.isRejects = ofRejects.isPresent();
    Optional<Character> stated =
        layout.skipLines() == 0 ? Delimiters.stated(firstLine) : Optional.empty();
    this.skipped = isRejects ? 0 : stated.isPresent() ? 1 : layout.skipLines();
    for (int i = 0; i < skipped; i++) {
      String unused = reader.readLine();
    }
    Optional<Character> known = ofRejects.or(() -> stated).or(layout::delimiter);
    this.delimiter = known.isPresent() ? known.get() : Delimiters.detect(reader);
    this.records =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(false)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(LONGEST_CELL)
            .build(CsvRecordHandler.of(), reader)
            .iterator();
  }

  /** Whether these are the rejected rows of an import: they begin with a header of their own. */
  boolean isRejects() {
    return isRejects;
  }

  char delimiter() {
    return delimiter;
  }

  /**
   * The next record.
   *
   * @throws IOException if the file is broken here, naming the file and the line
   */
  Optional<CsvRecord> next() throws IOException {
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
      CsvRecord next = records.next();
      lastLine = line(next);
      return Optional.of(next);
    } catch (CsvParseException e) {
      throw new IOException(
          "file '%s': not CSV after line %d, most likely a quote that is not closed: %s"
              .formatted(path, lastLine, e.getMessage()),
          e);
    } catch (UncheckedIOException e) {
      throw broken(path, lastLine, e.getCause() == null ? e : e.getCause());
    }
  }

  /** The cells of the file's own columns: without those a file of rejects has before them. */
  List<String> cells(CsvRecord next) {
    List<String> cells = next.getFields();
    int own = isRejects ? Math.min(RejectsFile.OWN_COLUMNS.size(), cells.size()) : 0;
    return cells.subList(own, cells.size());
  }

  /** The line a record begins on; the first line of the file is 1. */
  long line(CsvRecord next) {
    return skipped + next.getStartingLineNumber();
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  /** The error of a file that ends too early or whose packed data is damaged. */
  static IOException broken(Path path, long line, Throwable cause) {
    return new IOException(
        "file '%s': cannot be read after line %d, it is cut off or damaged (%s)"
            .formatted(path, line, cause.getMessage()),
        cause);
  }
}
