package io.loopledger.chaos.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where warehouse and checkpoints are: a small file system in memory that can be filled up. Where
 * this user may not mount one it is a folder, and then it never fills.
 */
final class Disk implements AutoCloseable {
  private static final int SIZE_MB = 512;
  private static final int CHUNK = 1024 * 1024;

  private final Path folder;
  private final boolean isSmall;

  private Disk(Path folder, boolean isSmall) {
    this.folder = folder;
    this.isSmall = isSmall;
  }

  static Disk at(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean mounted =
        run("mount", "-t", "tmpfs", "-o", "size=%dm".formatted(SIZE_MB), "tmpfs", folder);
    return new Disk(folder, mounted);
  }

  Path folder() {
    return folder;
  }

  /** Whether it can be filled up. */
  boolean isSmall() {
    return isSmall;
  }

  /** Takes all the space that is left. */
  void fill() {
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = Files.newOutputStream(ballast())) {
      while (true) {
        out.write(chunk);
      }
    } catch (IOException full) {
      // which is what was wanted
    }
    try (OutputStream out =
        Files.newOutputStream(
            folder.resolve("crumbs"),
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.APPEND)) {
      while (true) {
        out.write(chunk, 0, 512);
      }
    } catch (IOException full) {
      // to the last byte
    }
  }

  /** Gives the space back. */
  void free() {
    try {
      Files.deleteIfExists(ballast());
      Files.deleteIfExists(folder.resolve("crumbs"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  private static boolean run(Object... command) {
    try {
      return new ProcessBuilder(Stream.of(command).map(Object::toString).toList())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw Signals.interrupted(e);
    }
  }

  /** Copies all there is, for whoever looks into a failure. */
  void copyTo(Path target) {
    run("cp", "-a", folder, target);
  }

  static void delete(Path tree) {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + tree, e);
    }
  }

  @Override
  public void close() {
    if (isSmall && !run("umount", folder)) {
      run("umount", "-l", folder);
    }
  }
}
