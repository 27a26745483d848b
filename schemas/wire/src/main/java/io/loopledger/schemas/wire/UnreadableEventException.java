package io.loopledger.schemas.wire;

import io.loopledger.schemas.entry.RejectionCode;

/** A record that is not an acceptable event; the code and the message say why. */
public final class UnreadableEventException extends Exception {
  private static final long serialVersionUID = 1L;
  private final RejectionCode code;

  UnreadableEventException(RejectionCode code, String message) {
    super(message);
    this.code = code;
  }

  UnreadableEventException(RejectionCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Why. */
  public RejectionCode code() {
    return code;
  }
}
