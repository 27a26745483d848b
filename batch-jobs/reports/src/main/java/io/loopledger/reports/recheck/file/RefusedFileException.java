package io.loopledger.reports.recheck.file;

import java.io.Serial;

/** A file that cannot be checked; the message says why and what to do, without its name. */
public final class RefusedFileException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public RefusedFileException(String message) {
    super(message);
  }

  public RefusedFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
