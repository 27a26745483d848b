package io.loopledger.matching.sql;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;

/** Pieces of Trino's SQL. */
final class Sql {
  private Sql() {}

  /** A text. */
  static String text(String value) {
    return "'%s'".formatted(value.replace("'", "''"));
  }

  /** A hash of some values in their order, null apart from empty, as text. */
  static String hash(String... values) {
    return "lower(to_hex(sha256(to_utf8(json_format(CAST(ARRAY[%s] AS json))))))"
        .formatted(
            Arrays.stream(values).map("CAST(%s AS varchar)"::formatted).collect(joining(", ")));
  }
}
