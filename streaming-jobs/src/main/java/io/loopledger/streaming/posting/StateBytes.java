package io.loopledger.streaming.posting;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The plain parts of state bytes, big endian: byte arrays and texts behind their length. */
final class StateBytes {
  private StateBytes() {}

  static void writeText(String text, DataOutputStream out) throws IOException {
    writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
  }

  static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static void writeLongs(long[] numbers, DataOutputStream out) throws IOException {
    out.writeInt(numbers.length);
    for (long number : numbers) {
      out.writeLong(number);
    }
  }

  static String readText(DataInputStream in) throws IOException {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException(
          "a length of %d, but %d bytes follow".formatted(length, in.available()));
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  static long[] readLongs(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > in.available() / Long.BYTES) {
      throw new IOException("%d numbers, but %d bytes follow".formatted(count, in.available()));
    }
    long[] numbers = new long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = in.readLong();
    }
    return numbers;
  }
}
