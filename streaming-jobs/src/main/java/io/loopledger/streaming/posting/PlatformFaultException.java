package io.loopledger.streaming.posting;

/**
 * What the platform itself kept for the job (its state, its reference data) is gone or damaged. No
 * event is to blame and no retry helps: posting on would publish wrong figures, so the job stops.
 */
public final class PlatformFaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PlatformFaultException(String message) {
    super(message);
  }

  PlatformFaultException(String message, Throwable cause) {
    super(message, cause);
  }
}
