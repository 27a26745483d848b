package io.loopledger.schemas.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro binary from memory and believes no length larger than what is there. Avro's own
 * decoder allocates what a length says before it reads: five bytes of junk would take two gigabytes
 * and end the process.
 */
final class BoundedDecoder extends Decoder {
  private final BinaryDecoder in;
  private final int size;

  BoundedDecoder(byte[] bytes) {
    this.in = DecoderFactory.get().binaryDecoder(bytes, null);
    this.size = bytes.length;
  }

  boolean isEnd() throws IOException {
    return in.isEnd();
  }

  @Override
  public Utf8 readString(@Nullable Utf8 old) throws IOException {
    byte[] bytes = new byte[plausible(in.readLong())];
    in.readFixed(bytes);
    return new Utf8(bytes);
  }

  @Override
  public String readString() throws IOException {
    byte[] bytes = new byte[plausible(in.readLong())];
    in.readFixed(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void skipString() throws IOException {
    skipBytes();
  }

  @Override
  public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
    byte[] bytes = new byte[plausible(in.readLong())];
    in.readFixed(bytes);
    return ByteBuffer.wrap(bytes);
  }

  @Override
  public void skipBytes() throws IOException {
    in.skipFixed(plausible(in.readLong()));
  }

  @Override
  public long readMapStart() throws IOException {
    return plausible(in.readMapStart());
  }

  @Override
  public long mapNext() throws IOException {
    return plausible(in.mapNext());
  }

  @Override
  public long skipMap() throws IOException {
    return plausible(in.skipMap());
  }

  @Override
  public long readArrayStart() throws IOException {
    return plausible(in.readArrayStart());
  }

  @Override
  public long arrayNext() throws IOException {
    return plausible(in.arrayNext());
  }

  @Override
  public long skipArray() throws IOException {
    return plausible(in.skipArray());
  }

  @Override
  public void readNull() throws IOException {
    in.readNull();
  }

  @Override
  public boolean readBoolean() throws IOException {
    return in.readBoolean();
  }

  @Override
  public int readInt() throws IOException {
    return in.readInt();
  }

  @Override
  public long readLong() throws IOException {
    return in.readLong();
  }

  @Override
  public float readFloat() throws IOException {
    return in.readFloat();
  }

  @Override
  public double readDouble() throws IOException {
    return in.readDouble();
  }

  @Override
  public void readFixed(byte[] bytes, int start, int length) throws IOException {
    in.readFixed(bytes, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    in.skipFixed(length);
  }

  @Override
  public int readEnum() throws IOException {
    return in.readEnum();
  }

  @Override
  public int readIndex() throws IOException {
    return in.readIndex();
  }

  private int plausible(long length) throws IOException {
    if (length < 0 || length > size) {
      throw new IOException("a length of %d in %d bytes".formatted(length, size));
    }
    return (int) length;
  }
}
