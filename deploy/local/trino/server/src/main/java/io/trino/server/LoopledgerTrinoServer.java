package io.trino.server;

/**
 * Starts Trino's coordinator. It stands in Trino's package because the constructor of {@link
 * Server} is visible only there; Trino's own start class ships with its server archive, which is
 * not on Maven Central.
 */
public final class LoopledgerTrinoServer {
  private LoopledgerTrinoServer() {}

  /** The version comes from the command line, as Trino's start script passes it. */
  public static void main(String[] args) {
    new Server().start(System.getProperty("trino.version", "unknown"));
  }
}
