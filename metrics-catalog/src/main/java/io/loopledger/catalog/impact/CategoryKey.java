package io.loopledger.catalog.impact;

import java.util.Locale;
import java.util.regex.Pattern;

/** How category names are compared: without case, with single spaces, without outer space. */
public final class CategoryKey {
  private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private CategoryKey() {}

  /** The normalised name: two names with the same key are the same category. */
  public static String of(String category) {
    if (isKey(category)) {
      return category;
    }
    return SPACES.matcher(category).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }

  /** Whether it surely is a key already: lower case ASCII, no space beside another or outside. */
  private static boolean isKey(String category) {
    char before = ' ';
    for (int i = 0; i < category.length(); i++) {
      char c = category.charAt(i);
      boolean isPlain = c > ' ' && c < 127 && (c < 'A' || c > 'Z');
      if (!isPlain && (c != ' ' || before == ' ')) {
        return false;
      }
      before = c;
    }
    return before != ' ';
  }
}
