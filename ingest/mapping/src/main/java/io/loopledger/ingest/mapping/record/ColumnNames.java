package io.loopledger.ingest.mapping.record;

import java.util.List;
import java.util.Locale;

/**
 * A column of a mapping, found by the names it may have in a header.
 *
 * @param name its name in placeholders
 * @param headers its names in files, the usual one first; case, spaces and underscores make no
 *     difference
 * @param required whether a file without it is of another format
 */
public record ColumnNames(String name, List<String> headers, boolean required) {
  public ColumnNames {
    headers = List.copyOf(headers);
  }

  /** A name without what makes no difference. */
  public static String plain(String name) {
    return name.replaceAll("[\\s_]", "").toLowerCase(Locale.ROOT);
  }
}
