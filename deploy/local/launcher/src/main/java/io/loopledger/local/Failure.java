package io.loopledger.local;

/**
 * Something the user can understand and act on. The message is shown as it is, without a stack
 * trace; it says what is wrong and what to do.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Failure(String message) {
    super(message);
  }

  public Failure(String message, Throwable cause) {
    super(message, cause);
  }
}
