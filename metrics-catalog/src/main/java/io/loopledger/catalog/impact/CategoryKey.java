package io.loopledger.catalog.impact;

import java.util.Locale;
import java.util.regex.Pattern;

/** How category names are compared: without case, with single spaces, without outer space. */
public final class CategoryKey {
  private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private CategoryKey() {}

  /** The normalised name: two names with the same key are the same category. */
  public static String of(String category) {
    return SPACES.matcher(category).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }
}
