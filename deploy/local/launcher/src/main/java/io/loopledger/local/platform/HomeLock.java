package io.loopledger.local.platform;

import io.loopledger.local.Failure;
import io.loopledger.local.settings.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

  private static @Nullable HomeLock tryAcquire(Path file) throws IOException {
    Files.createDirectories(file.resolve("..").normalize());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return null;
    }
    String holder = "pid " + ProcessHandle.current().pid();
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
    if (!holder.equals(holder(file))) {
      // A reset deleted the file while we waited: what we hold is no longer the lock.
      channel.close();
      return null;
    }
    return new HomeLock(channel);
  }

  private static String holder(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "nobody";
    } catch (IOException e) {
      return "unknown: " + e.getMessage();
    }
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
