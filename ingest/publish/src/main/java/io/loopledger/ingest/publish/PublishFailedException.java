package io.loopledger.ingest.publish;

/** The log did not take an event, also after the client's own retries. */
public final class PublishFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what failed and how to go on. */
  public PublishFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
