package io.loopledger.ingest.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rejected rows: line, reason, field and value, then the row as it was under its own header.
 * Once the cells are put right, the file itself can be imported: columns it has more do not matter.
 */
final class RejectsFile implements Closeable {
  static final String NAME = "rejects.csv";
  private static final List<String> OWN_COLUMNS = List.of("line", "reason", "field", "value");

  private final Path file;
  private final Header header;
  private @Nullable CsvWriter writer;

  /** Removes what an earlier run wrote: every run meets all rejected rows again. */
  RejectsFile(Path workFolder, Header header) throws IOException {
    this.file = workFolder.resolve(NAME);
    this.header = header;
    Files.deleteIfExists(file);
  }

  void add(Row row, RejectedRowException rejected) throws IOException {
    List<String> own =
        List.of(Long.toString(row.line()), rejected.reason(), rejected.field(), rejected.value());
    try {
      writer().writeRecord(joined(own, row.cells()));
    } catch (UncheckedIOException e) {
      throw new IOException("cannot write '%s': %s".formatted(file, e.getMessage()), e);
    }
  }

  /** The file, if a row was rejected. */
  Optional<Path> path() {
    return writer == null ? Optional.empty() : Optional.of(file);
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }

  private CsvWriter writer() throws IOException {
    if (writer == null) {
      writer = CsvWriter.builder().build(file);
      writer.writeRecord(joined(OWN_COLUMNS, header.names()));
    }
    return writer;
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
