package io.loopledger.restatement.file;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of RFC 4180. */
final class Csv {
  private Csv() {}

  static String line(List<? extends @Nullable Object> values) {
    return values.stream().map(Csv::value).collect(Collectors.joining(","));
  }

  private static String value(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
