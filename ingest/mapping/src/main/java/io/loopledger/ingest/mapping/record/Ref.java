package io.loopledger.ingest.mapping.record;

import com.fasterxml.jackson.core.JsonPointer;

/** What a placeholder points to. */
public sealed interface Ref {
  /** The name for people: a column's, or a JSON pointer. */
  String name();

  /**
   * A column.
   *
   * @param ordinal its place among the mapping's columns
   */
  record Column(String name, int ordinal) implements Ref {}

  /**
   * A part of a document.
   *
   * @param name as the mapping writes it
   * @param levelsUp 0 is the current element of {@code for-each}, 1 the one around it, and so on;
   *     {@link #ROOT} the document
   */
  record Pointer(String name, int levelsUp, JsonPointer path) implements Ref {
    /** The document itself. */
    public static final int ROOT = Integer.MAX_VALUE;
  }
}
