package io.loopledger.sftp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A server is not the one that is known, or does not let us in: a person has to act. */
public final class SftpRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  /** With what a person has to do. */
  public SftpRefusedException(SftpLogin login, String message, @Nullable Throwable cause) {
    super("%s: %s".formatted(login.shown(), message), cause);
  }
}
