package io.loopledger.ingest.mapping;

import java.util.List;
import java.util.Optional;

/**
 * How a CSV file is built.
 *
 * @param delimiter what stands between two cells; empty to tell it from the first line
 * @param skipLines lines before the header that are no data
 * @param header the columns' names where the file has no header; empty where it has one
 */
public record CsvLayout(Optional<Character> delimiter, int skipLines, List<String> header) {
  /** A header, no lines before it, and a delimiter that is told from it. */
  public static final CsvLayout STANDARD = new CsvLayout(Optional.empty(), 0, List.of());

  public CsvLayout {
    header = List.copyOf(header);
    if (skipLines < 0) {
      throw new IllegalArgumentException("skipLines is %d; it is 0 or more".formatted(skipLines));
    }
  }
}
