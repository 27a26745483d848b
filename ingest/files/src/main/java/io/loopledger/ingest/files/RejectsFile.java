package io.loopledger.ingest.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.loopledger.ingest.mapping.fault.MappingFault;
import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.schemas.sealing.SealedFile;
import io.loopledger.schemas.sealing.UnsealingException;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rejected rows of an import: line number, code, reason, field and value, then the row's own
 * cells, as CSV with the delimiter of the file they come from, so that a number means the same in
 * both. Sealed with the brand's key, because rows name customers. Made when the first row is
 * rejected.
 */
public final class RejectsFile implements Closeable {
  static final String NAME = "rejects.sealed";
  static final List<String> OWN_COLUMNS = List.of("line", "code", "reason", "field", "value");

  private final Path file;
  private final Header header;
  private final BrandKeys keys;
  private final String brand;
  private final boolean isKept;
  private SealedFile.@Nullable Writer writer;

  /** Removes what an earlier run wrote: every run meets all rejected rows again. */
  RejectsFile(Path workFolder, Header header, BrandKeys keys, String brand, boolean isKept)
      throws IOException {
    this.file = workFolder.resolve(NAME);
    this.header = header;
    this.keys = keys;
    this.brand = brand;
    this.isKept = isKept;
    Files.deleteIfExists(file);
  }

  /**
   * Writes the rejected rows as CSV.
   *
   * @throws IOException if the file cannot be read, or not be opened with these keys
   */
  public static void show(BrandKeys keys, Path file, OutputStream out) throws IOException {
    try (SealedFile.Reader reader = SealedFile.open(keys, file)) {
      for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
        out.write(next.get());
      }
    } catch (UnsealingException e) {
      throw new IOException(
          "cannot open '%s': %s".formatted(file, String.valueOf(e.getMessage())), e);
    }
  }

  /**
   * What stands between the cells of a file of rejects, whatever program saved it since.
   *
   * @return empty if the file is another one
   */
  static Optional<Character> delimiter(String firstLine) {
    String plain = firstLine.replace("\"", "");
    int end = OWN_COLUMNS.getFirst().length();
    if (plain.length() <= end) {
      return Optional.empty();
    }
    char delimiter = plain.charAt(end);
    String own = String.join(String.valueOf(delimiter), OWN_COLUMNS) + delimiter;
    return plain.startsWith(own) ? Optional.of(delimiter) : Optional.empty();
  }

  void add(Row row, List<MappingFault> faults) throws IOException {
    if (!isKept) {
      return;
    }
    MappingFault first = faults.getFirst();
    String reasons =
        faults.stream().map(MappingFault::message).collect(Collectors.joining(" / also: "));
    List<String> own =
        List.of(
            Long.toString(row.line()), first.code().name(), reasons, first.field(), first.value());
    writer().write(line(own, row.cells()));
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

  private SealedFile.Writer writer() throws IOException {
    if (writer == null) {
      try {
        writer = SealedFile.append(keys, brand, file);
      } catch (UnsealingException e) {
        throw new IOException(
            "cannot write '%s': %s".formatted(file, String.valueOf(e.getMessage())), e);
      }
      writer.write(line(OWN_COLUMNS, header.names()));
    }
    return writer;
  }

  private byte[] line(List<String> first, List<String> second) throws IOException {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().fieldSeparator(header.delimiter()).build(text)) {
      csv.writeRecord(all);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
