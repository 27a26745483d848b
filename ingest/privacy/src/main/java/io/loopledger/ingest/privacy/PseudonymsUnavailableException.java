package io.loopledger.ingest.privacy;

/** The store of pseudonyms does not answer. */
public final class PseudonymsUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what failed and how to go on; never names a customer. */
  public PseudonymsUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
