package io.loopledger.ingest.files;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The rows of a CSV file, one after the other. */
final class CsvTable implements Closeable {
  /** Longest cell, in characters: what a quote that is never closed may take of the memory. */
  private static final int LONGEST_CELL = 1 << 22;

  private static final CsvReader.CsvReaderBuilder CSV =
      CsvReader.builder()
          .skipEmptyLines(false)
          .allowUnclosedQuote(false)
          .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
          .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
          .maxBufferSize(LONGEST_CELL);

  private final Path path;
  private final SourceFile source;
  private final TextReader text;
  private CloseableIterator<CsvRecord> records;
  private Header header;
  private long lastLine;

  @SuppressWarnings("NullAway.Init")
  private CsvTable(Path path, SourceFile source) {
    this.path = path;
    this.source = source;
    this.text = new TextReader(source.content());
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws IllegalArgumentException if it is not of the format
   */
  static CsvTable open(Path path, CsvFormat format) throws IOException {
    try {
      CsvTable table = new CsvTable(path, SourceFile.open(path));
      try {
        table.readHeader(format);
        return table;
      } catch (IOException | RuntimeException e) {
        table.source.close();
        throw e;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("file '%s': %s".formatted(path, e.getMessage()), e);
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw broken(path, 0, e);
    }
  }

  Header header() {
    return header;
  }

  SourceFile source() {
    return source;
  }

  long fallbacks() {
    return text.fallbacks();
  }

  /**
   * The next row; its cells may be fewer or more than the header's.
   *
   * @throws IOException if the file is broken here, naming the file and the line
   */
  Optional<Row> next() throws IOException {
    return nextRecord().map(r -> new Row(header, r.getStartingLineNumber(), r.getFields()));
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  private void readHeader(CsvFormat format) throws IOException {
    BufferedReader reader = new BufferedReader(text, Delimiters.LOOK_AHEAD);
    char delimiter = Delimiters.detect(reader);
    records = CSV.fieldSeparator(delimiter).build(CsvRecordHandler.of(), reader).iterator();
    Optional<CsvRecord> first = nextRecord();
    while (first.isPresent() && isBlank(first.get().getFields())) {
      first = nextRecord();
    }
    List<String> names =
        first
            .map(CsvRecord::getFields)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "not a file of %s: it is empty".formatted(format.title())));
    header = Header.of(format, names, delimiter);
  }

  private Optional<CsvRecord> nextRecord() throws IOException {
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
      CsvRecord next = records.next();
      lastLine = next.getStartingLineNumber();
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

  static boolean isBlank(List<String> cells) {
    return cells.size() == 1 && cells.getFirst().isBlank();
  }

  private static IOException broken(Path path, long line, Throwable cause) {
    return new IOException(
        "file '%s': cannot be read after line %d, the file is cut off or damaged (%s)"
            .formatted(path, line, cause.getMessage()),
        cause);
  }
}
