package io.loopledger.local.settings;

/** The only address anything here binds: nothing is reachable from another machine. */
public final class Loopback {
  public static final String HOST = "127.0.0.1";

  private Loopback() {}

  public static String address(int port) {
    return HOST + ":" + port;
  }
}
