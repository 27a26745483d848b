package io.loopledger.ingest.files;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** The bytes of a file, plain or gzip (told by its first bytes, not its name). */
final class SourceFile implements Closeable {
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] UTF_16_LE = {(byte) 0xff, (byte) 0xfe};
  private static final byte[] UTF_16_BE = {(byte) 0xfe, (byte) 0xff};
  private static final int BUFFER = 1 << 16;

  private final Counter counter;
  private final InputStream content;
  private final long size;

  private SourceFile(Counter counter, InputStream content, long size) {
    this.counter = counter;
    this.content = content;
    this.size = size;
  }

  /**
   * Opens a file.
   *
   * @throws IllegalArgumentException if it is not text, naming what it is
   */
  static SourceFile open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("file '%s' does not exist or is a folder".formatted(file));
    }
    Counter counter = new Counter(Files.newInputStream(file));
    try {
      BufferedInputStream stored = new BufferedInputStream(counter, BUFFER);
      InputStream content =
          startsWith(stored, GZIP)
              ? new BufferedInputStream(new GZIPInputStream(stored, BUFFER), BUFFER)
              : stored;
      requireText(content);
      return new SourceFile(counter, content, Files.size(file));
    } catch (IOException | IllegalArgumentException e) {
      counter.close();
      throw e;
    }
  }

  /** The unpacked bytes. */
  InputStream content() {
    return content;
  }

  /** Bytes of the file itself read so far. */
  long bytesRead() {
    return counter.count;
  }

  /** Bytes of the file itself. */
  long size() {
    return size;
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  private static void requireText(InputStream content) throws IOException {
    if (startsWith(content, ZIP)) {
      throw new IllegalArgumentException(
          "expected CSV text, found a ZIP archive or an Excel workbook; save the sheet as CSV");
    }
    if (startsWith(content, UTF_16_LE) || startsWith(content, UTF_16_BE)) {
      throw new IllegalArgumentException(
          "expected text in UTF-8 or windows-1252, found UTF-16; save the file as UTF-8");
    }
  }

  private static boolean startsWith(InputStream in, byte[] magic) throws IOException {
    in.mark(magic.length);
    byte[] start = in.readNBytes(magic.length);
    in.reset();
    return Arrays.equals(start, magic);
  }

  private static final class Counter extends FilterInputStream {
    private long count;

    Counter(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
