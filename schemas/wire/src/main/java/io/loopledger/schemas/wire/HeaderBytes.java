package io.loopledger.schemas.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Headers as bytes: their number, then name and value each with its length; -1 is a null value. */
final class HeaderBytes {
  private static final int NULL = -1;

  private HeaderBytes() {}

  static byte[] write(Headers headers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Header[] all = headers.toArray();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(all.length);
      for (Header header : all) {
        write(out, header.key().getBytes(StandardCharsets.UTF_8));
        write(out, header.value());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /** Reads what {@link #write} wrote; the seal has proved that it is that. */
  static Headers read(byte[] bytes) {
    RecordHeaders headers = new RecordHeaders();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        String name = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        int length = in.readInt();
        headers.add(name, length == NULL ? null : in.readNBytes(length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
    return headers;
  }

  private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
    if (bytes == null) {
      out.writeInt(NULL);
    } else {
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }
}
