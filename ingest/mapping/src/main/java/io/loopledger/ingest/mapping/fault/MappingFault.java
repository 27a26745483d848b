package io.loopledger.ingest.mapping.fault;

import static java.util.Objects.requireNonNull;

/**
 * What is wrong with a row or document.
 *
 * @param code the rule that is broken
 * @param field the column or JSON pointer it stands in
 * @param value what stands there, shortened; empty where it may name a person
 * @param message what is wrong and how to fix it; the same text for every row that breaks the rule
 *     in this field, because faults are counted by it
 */
public record MappingFault(MappingCode code, String field, String value, String message) {
  private static final int LONGEST = 200;

  public MappingFault {
    requireNonNull(code, "code is null");
    requireNonNull(field, "field is null");
    requireNonNull(message, "message is null");
    value = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "...";
  }

  /** The same fault without the value, which may name a person. */
  public MappingFault withoutValue() {
    return new MappingFault(code, field, "", message);
  }

  /** Code and message: what faults are counted by. */
  public String reason() {
    return code + ": " + message;
  }
}
