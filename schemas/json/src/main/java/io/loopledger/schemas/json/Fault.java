package io.loopledger.schemas.json;

import io.loopledger.schemas.entry.RejectionCode;

/**
 * What is wrong with one event.
 *
 * @param code the rule that is broken; says who has to act
 * @param pointer where it stands: a JSON pointer (RFC 6901) into the event, empty for the whole
 * @param value what stands there, shortened; empty for a field that may name a person
 * @param message what is wrong and how to fix it
 */
public record Fault(RejectionCode code, String pointer, String value, String message) {}
