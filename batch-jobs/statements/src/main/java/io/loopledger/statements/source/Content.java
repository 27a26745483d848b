package io.loopledger.statements.source;

import io.loopledger.statements.model.Faults;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.ZipException;

/** The unpacked bytes of a file, counted and bounded. */
public final class Content extends FilterInputStream {
  /** Below this, a high packing ratio is harmless. */
  private static final long RATIO_FROM = 16L << 20;

  private final Limits limits;
  private final LongSupplier packedBytes;
  private long bytes;
  private long tokenStart = Long.MAX_VALUE;
  private int lastByte = -1;

  Content(InputStream in, Limits limits, LongSupplier packedBytes) {
    super(in);
    this.limits = limits;
    this.packedBytes = packedBytes;
  }

  /** A new piece begins here: how long it may be is counted from now. Without this, not at all. */
  public void beginToken() {
    tokenStart = bytes;
  }

  /** The last byte read; -1 before the first. */
  public int lastByte() {
    return lastByte;
  }

  /** Fails if the piece that began last has become too long. */
  public void checkToken() throws IOException {
    if (bytes - tokenStart > limits.tokenBytes()) {
      throw new RefusedException(
          Faults.FILE,
          "",
          "",
          "a tag, comment or text is longer than %d bytes; no honest file has that"
              .formatted(limits.tokenBytes()));
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    checkToken();
    int read = readWhole(target, offset, length);
    if (read > 0) {
      bytes += read;
      lastByte = target[offset + read - 1] & 0xff;
      check();
    }
    return read;
  }

  /** Readers above take an early end for the end of a text; the gzip format knows better. */
  private int readWhole(byte[] target, int offset, int length) throws IOException {
    try {
      return super.read(target, offset, length);
    } catch (EOFException | ZipException e) {
      throw damaged();
    }
  }

  /** What a gzip file is that cannot be unpacked. */
  static RefusedException damaged() {
    return new RefusedException(
        Faults.FILE, "", "", "the gzip data is cut off or damaged; ask for the file again");
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void check() throws IOException {
    if (bytes > limits.unpackedBytes()) {
      throw new RefusedException(
          Faults.FILE,
          "",
          "",
          "the content is larger than %d bytes; split the file, or raise the limit"
              .formatted(limits.unpackedBytes()));
    }
    if (bytes > RATIO_FROM && bytes / limits.packingRatio() > packedBytes.getAsLong()) {
      throw new RefusedException(
          Faults.FILE,
          "",
          "",
          "the content is more than %d times as large as its gzip file; deliver it unpacked"
              .formatted(limits.packingRatio()));
    }
  }
}
