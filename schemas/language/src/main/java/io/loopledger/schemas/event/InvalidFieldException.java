package io.loopledger.schemas.event;

/** A field breaks a rule of the event language. The message names field, value and fix. */
public final class InvalidFieldException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * Refuses a field.
   *
   * @param field its name in snake case, as in Avro, SQL and JSON
   * @param message what is wrong and the fix
   */
  public InvalidFieldException(String field, String message) {
    super(message);
    this.field = field;
  }

  /** The field's name in snake case. */
  public String field() {
    return field;
  }
}
