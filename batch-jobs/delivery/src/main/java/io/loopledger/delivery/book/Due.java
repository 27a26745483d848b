package io.loopledger.delivery.book;

import java.time.Instant;

/**
 * A report that is due.
 *
 * @param report name of its declaration
 * @param dueAt when, to the second; with the report it names this row for ever
 * @param period what it is about, such as {@code 2026-10}
 */
public record Due(String report, Instant dueAt, String period) {
  private static final char AT = '@';

  /** Its id, such as {@code acme-units@2026-11-01T05:00:00Z}. */
  public String id() {
    return report + AT + dueAt;
  }
}
