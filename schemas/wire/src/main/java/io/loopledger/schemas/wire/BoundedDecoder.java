package io.loopledger.schemas.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro binary from memory and believes no length larger than what is there. Avro's own
 * decoder allocates what a length says before it reads: five bytes of junk would take two gigabytes
 * and end the process. What a number or text is, is defined by <a
 * href="https://avro.apache.org/docs/1.12.0/specification/#binary-encoding">Avro 1.12, Binary
 * encoding</a>.
 */
final class BoundedDecoder extends Decoder {
  private static final int MORE = 0x80;
  private static final int PAYLOAD = 0x7f;
  private static final int PAYLOAD_BITS = 7;

  private final byte[] bytes;
  private int at;

  BoundedDecoder(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean isEnd() {
    return at == bytes.length;
  }

  @Override
  public long readLong() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += PAYLOAD_BITS) {
      int next = next();
      value |= (long) (next & PAYLOAD) << shift;
      if ((next & MORE) == 0) {
        return value >>> 1 ^ -(value & 1);
      }
    }
    throw new IOException("a number of more than ten bytes");
  }

  @Override
  public int readInt() throws IOException {
    long value = readLong();
    if (value != (int) value) {
      throw new IOException("%d is no number of 32 bits".formatted(value));
    }
    return (int) value;
  }

  @Override
  public String readString() throws IOException {
    int length = length();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  @Override
  public Utf8 readString(@Nullable Utf8 old) throws IOException {
    return new Utf8(readString());
  }

  @Override
  public void skipString() throws IOException {
    skipBytes();
  }

  @Override
  public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
    int length = length();
    ByteBuffer read = ByteBuffer.wrap(bytes, at, length).slice();
    at += length;
    return read;
  }

  @Override
  public void skipBytes() throws IOException {
    at += length();
  }

  @Override
  public long readArrayStart() throws IOException {
    return itemCount();
  }

  @Override
  public long arrayNext() throws IOException {
    return itemCount();
  }

  @Override
  public long skipArray() throws IOException {
    return skipBlocks();
  }

  @Override
  public long readMapStart() throws IOException {
    return itemCount();
  }

  @Override
  public long mapNext() throws IOException {
    return itemCount();
  }

  @Override
  public long skipMap() throws IOException {
    return skipBlocks();
  }

  @Override
  public void readNull() {
    // null has no bytes
  }

  @Override
  public boolean readBoolean() throws IOException {
    return next() == 1;
  }

  @Override
  public float readFloat() throws IOException {
    return ByteBuffer.wrap(fixed(Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getFloat();
  }

  @Override
  public double readDouble() throws IOException {
    return ByteBuffer.wrap(fixed(Double.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getDouble();
  }

  @Override
  public void readFixed(byte[] into, int start, int length) throws IOException {
    System.arraycopy(fixed(length), 0, into, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    at += plausible(length);
  }

  @Override
  public int readEnum() throws IOException {
    return readInt();
  }

  @Override
  public int readIndex() throws IOException {
    return readInt();
  }

  private int next() throws IOException {
    if (at == bytes.length) {
      throw new EOFException("the bytes end too early");
    }
    return bytes[at++];
  }

  private byte[] fixed(int length) throws IOException {
    byte[] read = new byte[plausible(length)];
    System.arraycopy(bytes, at, read, 0, length);
    at += length;
    return read;
  }

  /** How many items the next block has; below zero, its length in bytes stands behind it. */
  private long itemCount() throws IOException {
    long count = readLong();
    if (count < 0) {
      length();
      count = -count;
    }
    // An item of our schemas has at least one byte.
    return plausible(count);
  }

  /** Blocks that say how long they are are skipped here, the items of the others by the caller. */
  private long skipBlocks() throws IOException {
    long count = readLong();
    while (count < 0) {
      at += length();
      count = readLong();
    }
    return plausible(count);
  }

  private int length() throws IOException {
    return plausible(readLong());
  }

  private int plausible(long length) throws IOException {
    if (length < 0 || length > bytes.length - at) {
      throw new IOException(
          "a length of %d where %d bytes are left".formatted(length, bytes.length - at));
    }
    return (int) length;
  }
}
