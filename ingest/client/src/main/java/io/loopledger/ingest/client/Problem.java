package io.loopledger.ingest.client;

/**
 * One rule that an event breaks, as the door says it.
 *
 * @param code the rule, such as {@code INVALID}
 * @param owner who has to act: {@code DATA}, {@code CONFIG} or {@code EXTERNAL}
 * @param retryable whether the same event may be taken later; the client tries such events again
 * @param pointer where: a JSON pointer into the event, empty for the whole
 * @param value what stands there, shortened; empty for a field that may name a person
 * @param message what is wrong and how to fix it
 */
public record Problem(
    String code, String owner, boolean retryable, String pointer, String value, String message) {
  @Override
  public String toString() {
    String place = pointer.isEmpty() ? "" : " at " + pointer;
    return code + place + ": " + message;
  }
}
