package io.loopledger.local.process;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** A server's log: the one before is kept as {@code .1}. */
public record LogFile(Path path) {
  private static final int BLOCK = 8192;
  private static final long POLL_MILLIS = 300;

  /** Puts the log of the last run aside. */
  public void rotate() {
    try {
      if (Files.exists(path)) {
        Path previous = path.resolveSibling(path.getFileName() + ".1");
        Files.move(path, previous, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot rotate " + path, e);
    }
  }

  /** The last lines, empty if there is no log; reads from the end, however long the log is. */
  public String tail(int lines) {
    if (!Files.exists(path)) {
      return "";
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      return read(file, startOfTail(file, lines), file.length());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }

  /** Prints the last lines and then what comes, also when the log is rotated; ends with Ctrl-C. */
  public void follow(int lines, PrintStream out) throws InterruptedException {
    out.print(tail(lines));
    out.flush();
    try {
      Object key = key();
      long position = size();
      while (!out.checkError()) {
        Thread.sleep(POLL_MILLIS);
        if (!Objects.equals(key, key()) || size() < position) {
          key = key();
          position = 0;
        }
        position = copy(position, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }

  private long copy(long position, PrintStream out) throws IOException {
    long end = size();
    if (end <= position) {
      return position;
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      out.print(read(file, position, end));
      out.flush();
    }
    return end;
  }

  private long size() throws IOException {
    return Files.exists(path) ? Files.size(path) : 0;
  }

  private Object key() throws IOException {
    return Files.exists(path) ? Files.getAttribute(path, "unix:ino") : "";
  }

  private static long startOfTail(RandomAccessFile file, int lines) throws IOException {
    byte[] block = new byte[BLOCK];
    long end = file.length();
    int breaks = 0;
    for (long at = end; at > 0; ) {
      int size = (int) Math.min(BLOCK, at);
      at -= size;
      file.seek(at);
      file.readFully(block, 0, size);
      for (int i = size - 1; i >= 0; i--) {
        boolean lastByte = at + i == end - 1;
        if (block[i] == '\n' && !lastByte && ++breaks == lines) {
          return at + i + 1;
        }
      }
    }
    return 0;
  }

  private static String read(RandomAccessFile file, long from, long to) throws IOException {
    byte[] bytes = new byte[(int) Math.min(to - from, Integer.MAX_VALUE - 8)];
    file.seek(from);
    file.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
