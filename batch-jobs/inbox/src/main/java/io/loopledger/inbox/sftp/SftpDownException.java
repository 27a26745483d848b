package io.loopledger.inbox.sftp;

import java.io.IOException;

/** A server does not answer, or went away in the middle: worth waiting for. */
public final class SftpDownException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String server;

  SftpDownException(SftpSource source, String what, Throwable cause) {
    super("%s: %s".formatted(source.shown(), what), cause);
    this.server = source.shown();
  }

  SftpDownException(SftpSource source, Throwable cause) {
    this(source, String.valueOf(cause.getMessage()), cause);
  }

  /** The server, for people. */
  public String server() {
    return server;
  }
}
