package io.loopledger.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-8, with or without byte order mark. Bytes that are not UTF-8 are read as
 * windows-1252, each for itself: a file in that encoding, and one that mixes both, reads without
 * looking at it twice.
 */
final class TextReader extends Reader {
  private static final Charset FALLBACK = Charset.forName("windows-1252");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private final CharsetDecoder utf8 =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
  private final CharBuffer chars = CharBuffer.allocate(1 << 16).flip();
  private boolean atStart = true;
  private boolean atEnd;
  private long fallbacks;

  TextReader(InputStream in) {
    this.in = in;
  }

  /** Places so far that are not UTF-8 and were read as windows-1252. */
  long fallbacks() {
    return fallbacks;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!chars.hasRemaining()) {
      if (atEnd && !bytes.hasRemaining()) {
        return -1;
      }
      decode();
    }
    int count = Math.min(length, chars.remaining());
    chars.get(target, offset, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void decode() throws IOException {
    fill();
    chars.clear();
    CoderResult result = utf8.decode(bytes, chars, atEnd);
    while (result.isMalformed() && chars.remaining() >= result.length()) {
      byte[] foreign = new byte[result.length()];
      bytes.get(foreign);
      chars.put(FALLBACK.decode(ByteBuffer.wrap(foreign)));
      fallbacks++;
      result = utf8.decode(bytes, chars, atEnd);
    }
    chars.flip();
    skipByteOrderMark();
  }

  private void fill() throws IOException {
    bytes.compact();
    if (!atEnd) {
      int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
      if (count < 0) {
        atEnd = true;
      } else {
        bytes.position(bytes.position() + count);
      }
    }
    bytes.flip();
  }

  private void skipByteOrderMark() {
    if (atStart && chars.hasRemaining()) {
      atStart = false;
      if (chars.get(chars.position()) == BYTE_ORDER_MARK) {
        chars.get();
      }
    }
  }
}
