package io.loopledger.catalog.impact;

import java.util.Locale;

/** What a value, or its interval, rests on. Files and reports write it in lower case. */
public enum Basis {
  /** Stated by the source that is named. */
  PUBLISHED,
  /** Derived from published facts by a method that is named. */
  ESTIMATED,
  /** Nobody measured it for this purpose; shown as such everywhere, and no claim rests on it. */
  ASSUMED,
  /** From a survey whose name, n, year and scope are stated. */
  SURVEYED;

  /** The mark, for instance {@code assumed}. */
  public String mark() {
    return name().toLowerCase(Locale.ROOT);
  }
}
