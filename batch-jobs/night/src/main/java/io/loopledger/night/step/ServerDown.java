package io.loopledger.night.step;

import org.jspecify.annotations.Nullable;

/** A server does not answer: worth waiting for. */
public final class ServerDown extends RuntimeException {
  private final String what;

  /**
   * A server that does not answer.
   *
   * @param what the server, for people, such as {@code Trino at 127.0.0.1:18080}
   * @param cause what it said, if anything
   */
  public ServerDown(String what, @Nullable Throwable cause) {
    super(what + " does not answer" + reason(cause), cause);
    this.what = what;
  }

  /** The server, for people. */
  public String what() {
    return what;
  }

  private static String reason(@Nullable Throwable cause) {
    return cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
  }
}
