package io.loopledger.testservers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A real Trino of one node in a child JVM, with the catalog {@code lake} on PostgreSQL. It asks
 * nobody for a password: whoever connects is who they say they are. Start it once per test class,
 * in a temporary folder.
 *
 * <p>The user's class path brings {@code trino-jdbc}; the server's own is the assembly of {@code
 * deploy/local/trino}.
 */
public final class TestTrino implements AutoCloseable {
  /** The catalog's name in Trino and in PostgreSQL. */
  public static final String CATALOG = "lake";

  private static final String MAIN_CLASS = "io.trino.server.LoopledgerTrinoServer";
  private static final Duration START_TIMEOUT = Duration.ofMinutes(4);
  private static final int ASK_MILLIS = 2_000;
  private static final long POLL_MILLIS = 100;
  private static final long STOP_SECONDS = 20;

  private final TrinoFiles files;
  private final int port;
  private @Nullable Process process;
  private @Nullable Guardian guardian;

  private TestTrino(TrinoFiles files, int port) {
    this.files = files;
    this.port = port;
  }

  /**
   * Where the lake is.
   *
   * @param url JDBC address of the catalog's database, whose tables must exist: Trino makes none
   * @param warehouse folder of the tables, as {@code file:///...}
   */
  public record LakePlace(String url, String warehouse) {}

  /**
   * Starts a server; returns when it answers.
   *
   * @param folder where its settings, data and log ({@code trino.log}) go; the caller deletes it
   * @param dist the assembly, with {@code lib} and {@code plugin}
   * @throws IllegalStateException if the server ends or does not answer in time; the message ends
   *     with its log
   */
  public static TestTrino start(Path folder, Path dist, LakePlace lake) {
    TestTrino trino = prepare(folder, dist, lake);
    trino.launch();
    try {
      trino.awaitAnswer();
    } catch (RuntimeException e) {
      trino.kill();
      throw e;
    }
    return trino;
  }

  /** Writes the settings of a server that {@link #launch()} starts. */
  public static TestTrino prepare(Path folder, Path dist, LakePlace lake) {
    int port = FreePorts.next();
    TrinoFiles files = new TrinoFiles(folder.toAbsolutePath(), dist.toAbsolutePath());
    files.write(port, lake);
    return new TestTrino(files, port);
  }

  /**
   * Starts the server's process and returns at once.
   *
   * @throws IllegalStateException if it runs already
   */
  public void launch() {
    if (process != null && process.isAlive()) {
      throw new IllegalStateException("Trino still runs; kill() it before it is launched again");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(files.options());
    command.addAll(List.of("-cp", files.lib() + File.separator + "*", MAIN_CLASS));
    try {
      Process started =
          new ProcessBuilder(command)
              .directory(files.folder().toFile())
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(files.log().toFile()))
              .start();
      process = started;
      guardian = Guardian.of(started.pid(), "KILL");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start Trino", e);
    }
  }

  /** Waits until the launched server takes queries. */
  public void awaitAnswer() {
    Process server = process;
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    try {
      while (server != null && server.isAlive() && System.nanoTime() < deadline) {
        if (isStarted()) {
          return;
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    throw files.failure(
        server != null && server.isAlive()
            ? "Trino did not answer in time"
            : "Trino ended at its start");
  }

  /** The JDBC address of the lake, for one who says to be this user. */
  public String jdbcUrl(String user) {
    return "jdbc:trino://127.0.0.1:%d/%s?user=%s".formatted(port, CATALOG, user);
  }

  /** What the server says. */
  public Path log() {
    return files.log();
  }

  /** Ends the server as a power cut would, with SIGKILL; returns when it is gone. */
  public void kill() {
    end(Process::destroyForcibly);
  }

  /** Stops the server in the ordinary way; SIGKILL if it takes too long. */
  @Override
  public void close() {
    end(Process::destroy);
  }

  private void end(Consumer<Process> signal) {
    Process running = process;
    if (guardian != null) {
      guardian.close();
      guardian = null;
    }
    process = null;
    if (running == null) {
      return;
    }
    signal.accept(running);
    try {
      if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        running.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      running.destroyForcibly();
      throw interrupted(e);
    }
  }

  /** Asks by hand: a driver would need to be on this module's class path. */
  private boolean isStarted() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:%d/v1/info".formatted(port)).toURL().openConnection();
      connection.setConnectTimeout(ASK_MILLIS);
      connection.setReadTimeout(ASK_MILLIS);
      try (var answer = connection.getInputStream()) {
        String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        return text.replace(" ", "").contains("\"starting\":false");
      } finally {
        connection.disconnect();
      }
    } catch (IOException notYet) {
      return false;
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted while waiting for Trino", e);
  }
}
