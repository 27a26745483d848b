package io.loopledger.chaos.run;

import io.loopledger.testservers.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL with the lake's catalog, which can be killed, stopped and started again. */
final class Database implements AutoCloseable {
  static final String NAME = "lake";

  private final Path folder;
  private TestPostgres server;

  Database(Path folder) {
    this.folder = folder;
    this.server = TestPostgres.start(folder);
    server.createDatabase(NAME);
  }

  int port() {
    return server.port();
  }

  /** The lake's catalog, past the proxy. */
  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.port(), NAME);
  }

  /** SIGKILL of the server; its helpers end when they notice. */
  void kill() {
    List<ProcessHandle> all = processes();
    all.forEach(handle -> Signals.send("KILL", handle.pid()));
    all.forEach(handle -> handle.onExit().join());
  }

  /** Starts it again, on its data and another port. */
  void restart() {
    try {
      server.close();
    } catch (RuntimeException goneAlready) {
      // it was killed
    }
    try {
      Files.deleteIfExists(folder.resolve("data").resolve("postmaster.pid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server = TestPostgres.start(folder);
  }

  void stop() {
    processes().forEach(handle -> Signals.send("STOP", handle.pid()));
  }

  void goOn() {
    processes().forEach(handle -> Signals.send("CONT", handle.pid()));
  }

  private List<ProcessHandle> processes() {
    try {
      long pid =
          Long.parseLong(
              Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"))
                  .getFirst()
                  .strip());
      List<ProcessHandle> all = new ArrayList<>();
      ProcessHandle.of(pid)
          .ifPresent(
              postmaster -> {
                all.add(postmaster);
                postmaster.descendants().forEach(all::add);
              });
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not run", e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
