package io.loopledger.statements.csv;

import java.util.List;
import java.util.Optional;

/** Reads which columns a key names. */
final class ColumnParser {
  private ColumnParser() {}

  /** A column that must be named; its absence is noted. */
  static Column column(YamlMap map, String key) {
    List<String> texts = map.texts(key);
    if (texts.isEmpty()) {
      map.problem(key, "is missing; name a column");
    }
    return Column.of(texts);
  }

  /** A column that may be named. */
  static Optional<Column> optional(YamlMap map, String key) {
    return map.has(key) ? Optional.of(column(map, key)) : Optional.empty();
  }

  /** A column, or {@code constant:} and a text. */
  static TextSource text(YamlMap map, String key) {
    if (!map.isMap(key)) {
      return new TextSource.OfColumn(column(map, key));
    }
    YamlMap constant = map.map(key).orElseThrow().allow("constant");
    return new TextSource.Constant(constant.text("constant"));
  }
}
