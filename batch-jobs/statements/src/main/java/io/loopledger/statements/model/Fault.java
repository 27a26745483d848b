package io.loopledger.statements.model;

import static java.util.Objects.requireNonNull;

/**
 * Something wrong in a file. One of them refuses the whole file.
 *
 * @param place a line, a path in the XML, or {@code file}
 * @param field the column or element; empty for the whole place
 * @param value what stands there, shortened; empty if nothing does, or if it may name a person
 * @param message what is wrong and what to do
 */
public record Fault(String place, String field, String value, String message) {
  private static final int LONGEST = 100;

  public Fault {
    requireNonNull(place, "place is null");
    requireNonNull(field, "field is null");
    requireNonNull(message, "message is null");
    value = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "...";
  }

  @Override
  public String toString() {
    return place
        + (field.isEmpty() ? "" : ", " + field)
        + (value.isEmpty() ? "" : " '" + value + "'")
        + ": "
        + message;
  }
}
