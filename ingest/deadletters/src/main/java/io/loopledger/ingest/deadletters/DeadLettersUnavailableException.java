package io.loopledger.ingest.deadletters;

/** Kafka or the database does not answer, or there is no such topic; the message says the fix. */
public final class DeadLettersUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeadLettersUnavailableException(String message) {
    super(message);
  }

  DeadLettersUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
