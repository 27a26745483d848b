package io.loopledger.ingest.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A work folder while one import uses it; a second one at the same time is refused. */
final class WorkFolder implements Closeable {
  private static final String LOCK = "import.lock";

  private final FileChannel lock;

  private WorkFolder(FileChannel lock) {
    this.lock = lock;
  }

  static WorkFolder use(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isLocked(channel)) {
      channel.close();
      throw new IOException(
          "work folder '%s' is in use by another import; wait for it or use another folder"
              .formatted(folder));
    }
    return new WorkFolder(channel);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
