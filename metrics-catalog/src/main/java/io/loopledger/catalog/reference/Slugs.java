package io.loopledger.catalog.reference;

import java.util.regex.Pattern;

/** Names that stand in keys, file names and addresses. */
final class Slugs {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

  private Slugs() {}

  static void require(String field, String value) {
    if (!SLUG.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "%s '%s' must be 1 to 63 of a-z, 0-9, '.', '_', '-', beginning with a letter or digit"
              .formatted(field, value));
    }
  }
}
