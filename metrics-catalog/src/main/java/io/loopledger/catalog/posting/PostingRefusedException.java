package io.loopledger.catalog.posting;

import io.loopledger.schemas.entry.RejectionCode;
import org.jspecify.annotations.Nullable;

/** An event that cannot be posted with the reference data at hand; it stays recoverable. */
public final class PostingRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final RejectionCode code;

  /** A refusal for this reason. */
  public PostingRefusedException(RejectionCode code, String message) {
    super(message);
    this.code = code;
  }

  /** A refusal for this reason, with what caused it. */
  public PostingRefusedException(
      RejectionCode code, @Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Exact arithmetic says that the ledger cannot hold something. */
  public static PostingRefusedException overflow(String what, ArithmeticException cause) {
    return new PostingRefusedException(
        RejectionCode.AMOUNT_OVERFLOW,
        "%s exceeds what the ledger can hold (9.2e12): %s".formatted(what, cause.getMessage()),
        cause);
  }

  /** What is wrong and how to mend it, for a person. */
  public String explanation() {
    return String.valueOf(getMessage());
  }

  /** Why, and who has to act. */
  public RejectionCode code() {
    return code;
  }
}
