package io.loopledger.local.platform;

import io.loopledger.local.Failure;
import io.loopledger.local.settings.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets one command at a time start or stop servers of a home. The system releases the lock with the
 * process, so a killed command leaves nothing to clean up.
 */
final class HomeLock implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long POLL_MILLIS = 200;

  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits for a command that is at work, and tells once for whom it waits. */
  static HomeLock acquire(Home home, Consumer<String> waitingFor) {
    Path file = home.run().resolve("lock");
    Instant end = Instant.now().plus(PATIENCE);
    boolean told = false;
    try {
      while (Instant.now().isBefore(end)) {
        HomeLock lock = tryAcquire(file);
        if (lock != null) {
          return lock;
        }
        if (!told) {
          told = true;
          waitingFor.accept(holder(file));
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock " + file, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("Interrupted while waiting for another command", e);
    }
    throw new Failure("Another command (%s) still holds %s".formatted(holder(file), home.root()));
  }

  /**
   * The lock goes with the file, so nobody else may open it while it is held: the system drops a
   * process's locks when it closes any handle on the file. Who holds it stands in a file beside.
   */
  private static @Nullable HomeLock tryAcquire(Path file) throws IOException {
    Files.createDirectories(folderOf(file));
    createIfMissing(file);
    Object before = identity(file);
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.WRITE);
    } catch (NoSuchFileException deletedByReset) {
      return null;
    }
    // A reset may delete the file while we wait: what we hold then is no longer the lock.
    if (channel.tryLock() == null || !identity(file).equals(before)) {
      channel.close();
      return null;
    }
    Files.writeString(holderFile(file), "pid " + ProcessHandle.current().pid());
    return new HomeLock(channel);
  }

  private static void createIfMissing(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException usual) {
      // Any command before this one has left it there.
      return;
    }
  }

  private static Object identity(Path file) throws IOException {
    return Files.exists(file) ? Files.getAttribute(file, "unix:ino") : "deleted";
  }

  private static String holder(Path file) {
    try {
      Path holder = holderFile(file);
      return Files.exists(holder) ? Files.readString(holder) : "nobody";
    } catch (IOException e) {
      return "unknown: " + e.getMessage();
    }
  }

  private static Path holderFile(Path file) {
    return file.resolveSibling("lock.holder");
  }

  private static Path folderOf(Path file) {
    return file.resolve("..").normalize();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot release the lock", e);
    }
  }
}
