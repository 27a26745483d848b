package io.loopledger.local.explain;

import io.loopledger.schemas.event.Subject;

/** Reads how people write the unit they mean. */
public final class Subjects {
  private static final String UNIT = "unit:";

  private Subjects() {}

  /**
   * A unit: {@code acme/QR-1029} or {@code unit:acme/QR-1029}.
   *
   * @throws IllegalArgumentException naming what was written and the form that is wanted
   */
  public static Subject unit(String text) {
    String key = text.startsWith(UNIT) ? text.substring(UNIT.length()) : text;
    if (isSubject(key)) {
      throw new IllegalArgumentException(
          "'%s' is no unit; give other subjects with --subject %s".formatted(text, key));
    }
    int slash = key.indexOf('/');
    if (slash <= 0 || slash == key.length() - 1) {
      throw new IllegalArgumentException(
          "'%s' names no brand; write brand/unit, such as acme/QR-1029".formatted(text));
    }
    return new Subject(Subject.Kind.UNIT, key);
  }

  private static boolean isSubject(String text) {
    try {
      return Subject.parse(text).key().contains("/");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
