package io.loopledger.sftp;

import java.io.IOException;

/** A server does not answer, or went away in the middle: worth waiting for. */
public final class SftpDownException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String server;

  /** It went away while it was asked for something. */
  public SftpDownException(SftpLogin login, String what, Throwable cause) {
    super("%s: %s".formatted(login.shown(), what), cause);
    this.server = login.shown();
  }

  /** It does not answer. */
  public SftpDownException(SftpLogin login, Throwable cause) {
    this(login, String.valueOf(cause.getMessage()), cause);
  }

  /** The server, for people. */
  public String server() {
    return server;
  }
}
