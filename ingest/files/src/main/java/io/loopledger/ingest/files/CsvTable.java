package io.loopledger.ingest.files;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/** The rows of a CSV file of a format, one after the other. */
final class CsvTable implements Closeable {
  private final SourceFile source;
  private final TextReader text;
  private final CsvRecords records;
  private final Header header;

  private CsvTable(SourceFile source, TextReader text, CsvRecords records, Header header) {
    this.source = source;
    this.text = text;
    this.records = records;
    this.header = header;
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws IllegalArgumentException if it is not of the format, naming what was found
   * @throws IOException if it cannot be read
   */
  static CsvTable open(Path path, MappedFormat format) throws IOException {
    try {
      return open(path, format, SourceFile.open(path));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("file '%s': %s".formatted(path, e.getMessage()), e);
    } catch (ZipException | EOFException e) {
      throw CsvRecords.broken(path, 0, e);
    }
  }

  Header header() {
    return header;
  }

  SourceFile source() {
    return source;
  }

  /** Places so far that are not UTF-8. */
  long fallbacks() {
    return text.fallbacks();
  }

  /**
   * The next row; its cells may be fewer or more than the header's.
   *
   * @throws IOException if the file is broken here, naming the file and the line
   */
  Optional<Row> next() throws IOException {
    return records.next().map(next -> new Row(header, records.line(next), records.cells(next)));
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  private static CsvTable open(Path path, MappedFormat format, SourceFile source)
      throws IOException {
    try {
      TextReader text = new TextReader(source.content());
      CsvRecords records = new CsvRecords(path, text, format.layout());
      Header header = Header.of(format.mapping(), names(format, records), records.delimiter());
      return new CsvTable(source, text, records, header);
    } catch (IOException | IllegalArgumentException e) {
      source.close();
      throw e;
    }
  }

  private static List<String> names(MappedFormat format, CsvRecords records) throws IOException {
    if (!format.layout().header().isEmpty() && !records.isRejects()) {
      return format.layout().header();
    }
    Optional<CsvRecord> first = records.next();
    while (first.isPresent() && isBlank(first.get())) {
      first = records.next();
    }
    return first
        .map(records::cells)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "not a file of %s: it is empty".formatted(format.mapping().description())));
  }

  private static boolean isBlank(CsvRecord line) {
    return line.getFieldCount() == 1 && line.getField(0).isBlank();
  }
}
