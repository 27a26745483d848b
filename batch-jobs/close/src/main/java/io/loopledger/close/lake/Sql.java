package io.loopledger.close.lake;

import java.util.Collection;
import java.util.stream.Collectors;

/** Texts in SQL. */
public final class Sql {
  private Sql() {}

  /** A text as SQL has it. */
  public static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** Several texts, with commas between them. */
  public static String texts(Collection<String> values) {
    return values.stream().map(Sql::text).collect(Collectors.joining(", "));
  }
}
