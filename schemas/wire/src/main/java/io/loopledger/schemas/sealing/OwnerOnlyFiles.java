package io.loopledger.schemas.sealing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Key files: readable by their owner only from the moment they exist, written whole or not at all,
 * and changed by one process at a time.
 */
public final class OwnerOnlyFiles {
  /** The permissions of a file. */
  public static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private static final String LOCK = ".lock";

  /** A lock on a file excludes other processes only, and fails within one. */
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  private OwnerOnlyFiles() {}

  /** What is done while the folder is locked. */
  @FunctionalInterface
  public interface Change<T> {
    /** Does it. */
    T run() throws IOException;
  }

  /** Makes a folder and its missing parents. */
  public static Path folder(Path folder) throws IOException {
    return Files.createDirectories(folder, FOLDER);
  }

  /** Changes files of a folder, which is made if missing, while no other process does. */
  public static <T> T locked(Path folder, Change<T> change) throws IOException {
    IN_THIS_PROCESS.lock();
    try {
      folder(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve(LOCK),
                  Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                  FILE);
          FileLock held = channel.lock()) {
        return change.run();
      }
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }

  /**
   * Writes a file, replacing an older one, and has it on the disk before it returns: what is sealed
   * with a key must not outlive the key in a power cut.
   */
  public static void write(Path file, String content) throws IOException {
    Path folder = file.toAbsolutePath().resolve("..").normalize();
    Path fresh = Files.createTempFile(folder, ".", ".new", FILE);
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
      entry.force(true);
    }
  }
}
