package io.loopledger.inbox.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Which files of a server were fetched: one line each in a file, written through to the disk. What
 * is lost of it does no harm: a file that is fetched again is known by its content.
 */
final class Fetched {
  private final Path log;
  private final Set<String> lines;

  private Fetched(Path log, Set<String> lines) {
    this.log = log;
    this.lines = lines;
  }

  static Fetched of(Path log) throws IOException {
    return new Fetched(
        log,
        Files.exists(log)
            ? new HashSet<>(Files.readAllLines(log, StandardCharsets.UTF_8))
            : new HashSet<>());
  }

  /** Same name, size and time of change: the same file. */
  boolean contains(RemoteFile file) {
    return lines.contains(line(file));
  }

  void add(RemoteFile file) throws IOException {
    byte[] line = (line(file) + "\n").getBytes(StandardCharsets.UTF_8);
    try (FileChannel out =
        FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(ByteBuffer.wrap(line));
      out.force(true);
    }
    lines.add(line(file));
  }

  private static String line(RemoteFile file) {
    return "%d\t%s\t%s".formatted(file.sizeBytes(), file.modified(), file.name());
  }
}
