package io.loopledger.catalog.posting;

import io.loopledger.schemas.entry.RejectionCode;

/** An event that cannot be posted with the reference data at hand; it stays recoverable. */
public final class PostingRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final RejectionCode code;

  PostingRefusedException(RejectionCode code, String message) {
    super(message);
    this.code = code;
  }

  PostingRefusedException(RejectionCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Why, and who has to act. */
  public RejectionCode code() {
    return code;
  }
}
