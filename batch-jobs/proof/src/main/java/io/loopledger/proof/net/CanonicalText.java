package io.loopledger.proof.net;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list of values as one text, so that no two lists of the same length have the same text. Form 1:
 *
 * <ul>
 *   <li>values stand one behind the other, with {@code |;} between them;
 *   <li>a {@code |} in a value is doubled;
 *   <li>a value that is not there is {@code |-}, an empty one is nothing.
 * </ul>
 *
 * Read from the left, {@code |} is always followed by what tells it apart, so the text can be taken
 * to pieces again. Java and Trino make it alike, byte by byte in UTF-8.
 */
public final class CanonicalText {
  private static final String BETWEEN = "|;";
  private static final String ABSENT = "|-";

  private CanonicalText() {}

  /** The text of values. */
  public static String of(List<? extends @Nullable String> values) {
    StringBuilder text = new StringBuilder(320);
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        text.append(BETWEEN);
      }
      append(text, values.get(i));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, @Nullable String value) {
    if (value == null) {
      text.append(ABSENT);
    } else if (value.indexOf('|') < 0) {
      text.append(value);
    } else {
      text.append(value.replace("|", "||"));
    }
  }

  /** The SQL of a text whose values are made by {@link #textSql} and {@link #plainSql}. */
  public static String sql(List<String> values) {
    return values.stream().collect(Collectors.joining(", '" + BETWEEN + "', ", "concat(", ")"));
  }

  /** The SQL of a value that is a text of whatever content. */
  public static String textSql(String expression) {
    return "COALESCE(replace(%s, '|', '||'), '%s')".formatted(expression, ABSENT);
  }

  /** The SQL of a value that never holds a {@code |}: a number, a date. */
  public static String plainSql(String expression) {
    return "COALESCE(%s, '%s')".formatted(expression, ABSENT);
  }
}
