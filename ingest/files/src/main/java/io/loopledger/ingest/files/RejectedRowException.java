package io.loopledger.ingest.files;

/** A row breaks a rule of its format. Says the reason, the field, its value and the fix. */
public final class RejectedRowException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String field;
  private final String value;

  /**
   * A rejection.
   *
   * @param reason the rule that is broken and how to keep it; the same text for every row that
   *     breaks it, because rejections are counted by it
   * @param field the column
   * @param value what stands there
   */
  public RejectedRowException(String reason, String field, String value) {
    super("%s '%s': %s".formatted(field, value, reason), null, false, false);
    this.reason = reason;
    this.field = field;
    this.value = value;
  }

  /** The rule that is broken and how to keep it. */
  public String reason() {
    return reason;
  }

  /** The column. */
  public String field() {
    return field;
  }

  /** What stands there. */
  public String value() {
    return value;
  }
}
