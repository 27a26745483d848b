package io.loopledger.schemas.sealing;

/** Sealed bytes cannot be opened; the problem says whether anything can be done about it. */
public final class UnsealingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  /** Why bytes cannot be opened. */
  public enum Problem {
    /** The bytes do not begin as sealed ones do. */
    NOT_SEALED,
    /** The form is one of a newer release. */
    UNKNOWN_VERSION,
    /** The key is not in the folder: another home, or erased. */
    UNKNOWN_KEY,
    /** Bytes were changed, lost or cut off. */
    DAMAGED
  }

  UnsealingException(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  UnsealingException(Problem problem, String message, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  /** Why. */
  public Problem problem() {
    return problem;
  }
}
