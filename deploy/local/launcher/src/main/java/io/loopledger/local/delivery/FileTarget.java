package io.loopledger.local.delivery;

import io.loopledger.local.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of JSON lines, a message each. A line that was cut short by a crash is ended first. */
public final class FileTarget implements ImpactTarget {
  private static final byte NEWLINE = '\n';

  private final Path file;
  private final FileChannel out;

  /**
   * Appends to a file, which is made where it is missing.
   *
   * @throws Failure if it cannot be written
   */
  public FileTarget(Path file) {
    this.file = file.toAbsolutePath().normalize();
    try {
      out =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      endLastLine();
    } catch (IOException e) {
      throw new Failure("Cannot write to %s: %s".formatted(file, e), e);
    }
  }

  @Override
  public String name() {
    return "file-" + Integer.toHexString(file.toString().hashCode());
  }

  @Override
  public void deliver(String id, byte[] body) throws IOException {
    ByteBuffer line = ByteBuffer.allocate(body.length + 1).put(body).put(NEWLINE).flip();
    long start = out.size();
    try {
      long at = start;
      while (line.hasRemaining()) {
        at += out.write(line, at);
      }
      out.force(false);
    } catch (IOException e) {
      out.truncate(start);
      throw e;
    }
  }

  private void endLastLine() throws IOException {
    long size = out.size();
    ByteBuffer last = ByteBuffer.allocate(1);
    if (size > 0 && out.read(last, size - 1) == 1 && last.get(0) != NEWLINE) {
      out.write(ByteBuffer.wrap(new byte[] {NEWLINE}), size);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new Failure("Cannot close " + file, e);
    }
  }
}
