package io.loopledger.chaos.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client says to PostgreSQL, message by message: its protocol 3, as far as it is needed to
 * know which statement is about to run. Statements are prepared under names, and run by them.
 */
final class FrontendMessages {
  private static final int SSL_REQUEST = 80_877_103;
  private static final int GSS_REQUEST = 80_877_104;
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  private final DataInputStream in;
  private final Map<String, String> prepared = new HashMap<>();
  private boolean hasStarted;

  FrontendMessages(InputStream in) {
    this.in = new DataInputStream(in);
  }

  /**
   * A message.
   *
   * @param bytes all of it, to be forwarded
   * @param request the statement it binds, if it does
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way; nobody compares these
  record Message(byte[] bytes, Optional<Request> request) {}

  /** The next message; null where the client has gone. */
  @Nullable Message next() throws IOException {
    int type = hasStarted ? in.read() : 0;
    if (type < 0) {
      return null;
    }
    int length;
    try {
      length = in.readInt();
    } catch (EOFException gone) {
      return null;
    }
    if (length < 4 || length > MOST_BYTES) {
      throw new IOException("a message of %d bytes is none of PostgreSQL's".formatted(length));
    }
    byte[] body = in.readNBytes(length - 4);
    if (body.length < length - 4) {
      return null;
    }
    Optional<Request> request = Optional.empty();
    if (!hasStarted) {
      hasStarted = !isQuestionOfEncryption(body);
    } else if (type == 'P') {
      prepare(new Body(body));
    } else if (type == 'B') {
      request = bind(new Body(body));
    } else if (type == 'Q') {
      request = Optional.of(new Request(new Body(body).text(), List.of()));
    }
    return new Message(whole(type, length, body), request);
  }

  private static boolean isQuestionOfEncryption(byte[] body) {
    int code = body.length < 4 ? 0 : ByteBuffer.wrap(body).getInt();
    return code == SSL_REQUEST || code == GSS_REQUEST;
  }

  private byte[] whole(int type, int length, byte[] body) {
    boolean isTyped = type != 0;
    ByteBuffer whole = ByteBuffer.allocate(body.length + (isTyped ? 5 : 4));
    if (isTyped) {
      whole.put((byte) type);
    }
    return whole.putInt(length).put(body).array();
  }

  private void prepare(Body body) {
    String name = body.text();
    prepared.put(name, body.text());
  }

  private Optional<Request> bind(Body body) {
    body.text(); // the portal
    String sql = prepared.get(body.text());
    int formats = body.bytes.getShort();
    boolean[] isBinary = new boolean[formats];
    for (int i = 0; i < formats; i++) {
      isBinary[i] = body.bytes.getShort() != 0;
    }
    int count = body.bytes.getShort();
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int length = body.bytes.getInt();
      if (length >= 0) {
        byte[] value = new byte[length];
        body.bytes.get(value);
        boolean binary = formats == 1 ? isBinary[0] : formats > i && isBinary[i];
        if (!binary) {
          parameters.add(new String(value, UTF_8));
        }
      }
    }
    return sql == null ? Optional.empty() : Optional.of(new Request(sql, parameters));
  }

  private record Body(ByteBuffer bytes) {
    Body(byte[] bytes) {
      this(ByteBuffer.wrap(bytes));
    }

    String text() {
      int start = bytes.position();
      while (bytes.get() != 0) {
        // on to the end of the text
      }
      return new String(bytes.array(), start, bytes.position() - 1 - start, UTF_8);
    }
  }
}
