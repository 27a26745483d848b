package io.loopledger.testservers.s3;

import io.loopledger.testservers.FreePorts;
import io.loopledger.testservers.Guardian;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real server that speaks S3 (S3Proxy) and keeps its objects in a folder, in a process of its
 * own. It wants signed requests, buckets named in the path, and objects sent whole: of chunks with
 * a checksum at the end it knows nothing.
 */
public final class TestS3 implements AutoCloseable {
  /** Who may enter. */
  public static final String ACCESS_KEY = "test-key";

  /** The secret of {@link #ACCESS_KEY}. */
  public static final String SECRET_KEY = "test-secret";

  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 100;
  private static final long STOP_SECONDS = 20;

  private final Path folder;
  private final int port;
  private final Process process;
  private final Guardian guardian;

  private TestS3(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
    this.guardian = Guardian.of(process.pid(), "KILL");
  }

  /**
   * Starts a server; returns when it answers.
   *
   * @param folder where its settings, log ({@code s3.log}) and objects go; the caller deletes it
   * @param buckets the buckets there are
   * @throws IllegalStateException with the end of its log if it does not start
   */
  public static TestS3 start(Path folder, String... buckets) {
    int port = FreePorts.next();
    try {
      Path objects = Files.createDirectories(folder.resolve("objects"));
      for (String bucket : buckets) {
        Files.createDirectories(objects.resolve(bucket));
      }
      Path settings = Files.write(folder.resolve("s3proxy.conf"), lines(port, objects));
      TestS3 server = new TestS3(folder, port, launch(folder, settings));
      server.awaitAnswer();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start a server in " + folder, e);
    }
  }

  private static List<String> lines(int port, Path objects) {
    return List.of(
        "s3proxy.endpoint=http://127.0.0.1:" + port,
        "s3proxy.authorization=aws-v2-or-v4",
        "s3proxy.identity=" + ACCESS_KEY,
        "s3proxy.credential=" + SECRET_KEY,
        // newer SDKs send a checksum with each object, which it does not know
        "s3proxy.ignore-unknown-headers=true",
        "jclouds.provider=filesystem-nio2",
        "jclouds.identity=local",
        "jclouds.credential=local",
        "jclouds.filesystem.basedir=" + objects.toAbsolutePath().toString().replace("\\", "\\\\"));
  }

  private static Process launch(Path folder, Path settings) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-DLOG_LEVEL=warn",
            "-cp",
            classPath() + File.separator + "*",
            "org.gaul.s3proxy.Main",
            "--properties",
            settings.toString())
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(folder.resolve("s3.log").toFile()))
        .start();
  }

  /** The address of the server. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Where the objects of a bucket are, as files. */
  public Path bucket(String name) {
    return folder.resolve("objects").resolve(name);
  }

  private void awaitAnswer() throws IOException {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    try {
      while (process.isAlive() && System.nanoTime() < deadline) {
        if (!FreePorts.isFree(port)) {
          return;
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    boolean alive = process.isAlive();
    close();
    throw new IllegalStateException(
        "The S3 server %s:%n%s"
            .formatted(
                alive ? "did not answer in time" : "ended at its start",
                Files.readString(folder.resolve("s3.log"))));
  }

  @Override
  public void close() {
    guardian.close();
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** The server's own class path, filled by this module's build beside its classes or its jar. */
  private static Path classPath() {
    try {
      Path ours = Path.of(TestS3.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path lib = ours.resolveSibling("s3").resolve("lib");
      if (!Files.isDirectory(lib)) {
        throw new IllegalStateException(
            "There is no S3 server in %s: build deploy/testservers-s3 first (add -am to the Maven"
                    .formatted(lib)
                + " call)");
      }
      return lib;
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The classes of the test servers lie at no path", e);
    }
  }
}
