package io.loopledger.schemas.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.loopledger.schemas.entry.RejectionCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * JSON as RFC 8259 has it and no more: UTF-8 without a byte order mark, no duplicate keys, nothing
 * behind the value, and no numbers, names or nesting that only an attack needs.
 */
final class StrictJson {
  /** Deepest nesting of objects and arrays. */
  static final int MAX_DEPTH = 64;

  /** Longest number, in characters. */
  static final int MAX_NUMBER_LENGTH = 200;

  /** Largest exponent of a number, either way. */
  static final int MAX_EXPONENT = 400;

  private static final int MAX_NAME_LENGTH = 1_000;
  private static final int CHUNK = 4_096;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          // Names come from outside: the JVM's table of strings is not theirs to fill.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxNameLength(MAX_NAME_LENGTH)
                  .build())
          .build();

  private StrictJson() {}

  /**
   * A parser of a body whose encoding is right.
   *
   * @throws MalformedJsonException if it is empty or not UTF-8
   */
  static JsonParser parser(byte[] body) throws MalformedJsonException, IOException {
    if (body.length == 0) {
      throw malformed("the body is empty; send one event, or an array of events");
    }
    if (body.length >= 3
        && body[0] == (byte) 0xEF
        && body[1] == (byte) 0xBB
        && body[2] == (byte) 0xBF) {
      throw malformed("the body begins with a byte order mark; send UTF-8 without one");
    }
    requireUtf8(body);
    return FACTORY.createParser(body);
  }

  /** A parser of a part of a body whose encoding was looked at before. */
  static JsonParser partParser(byte[] part) throws IOException {
    return FACTORY.createParser(part);
  }

  /** Refuses numbers that are short to write and long to compute with. */
  static void requirePlainNumber(JsonParser in) throws IOException, MalformedJsonException {
    String text = in.getText();
    int e = Math.max(text.indexOf('e'), text.indexOf('E'));
    if (e < 0) {
      return;
    }
    String digits = text.substring(e + 1).replaceFirst("^[+-]?0*", "");
    if (digits.length() > 3 || (!digits.isEmpty() && Integer.parseInt(digits) > MAX_EXPONENT)) {
      throw malformed(
          "number %s%s: the exponent is beyond %d; write the digits, or send it as text"
              .formatted(text, where(in), MAX_EXPONENT));
    }
  }

  /**
   * Passes over a value and gives its exact text.
   *
   * @param in stands on the value's first token, afterwards on its last
   */
  static String rawText(JsonParser in, byte[] body) throws IOException, MalformedJsonException {
    int from = (int) in.currentTokenLocation().getByteOffset();
    skip(in);
    int to = end(in);
    return new String(body, from, to - from, StandardCharsets.UTF_8);
  }

  /** Passes over a value, looking at every token in it. */
  static void skip(JsonParser in) throws IOException, MalformedJsonException {
    int depth = 0;
    JsonToken token = in.currentToken();
    while (true) {
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token.isNumeric()) {
        requirePlainNumber(in);
      }
      in.finishToken();
      if (depth == 0) {
        return;
      }
      token = in.nextToken();
      if (token == null) {
        throw malformed("the body ends in the middle of a value");
      }
    }
  }

  /** Where the current token ends, in bytes from the parser's begin. */
  static int end(JsonParser in) throws IOException {
    in.finishToken();
    return (int) in.currentLocation().getByteOffset();
  }

  /** Refuses anything behind the value. */
  static void requireEnd(JsonParser in) throws IOException, MalformedJsonException {
    if (in.nextToken() != null) {
      throw malformed(
          "something stands behind the JSON value%s; send one value".formatted(where(in)));
    }
  }

  static MalformedJsonException malformed(String message) {
    return new MalformedJsonException(
        new Fault(RejectionCode.MALFORMED_JSON, "", "", "not strict JSON: " + message));
  }

  static String where(JsonParser in) {
    return " (line %d, column %d)"
        .formatted(in.currentTokenLocation().getLineNr(), in.currentTokenLocation().getColumnNr());
  }

  private static void requireUtf8(byte[] body) throws MalformedJsonException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(body);
    CharBuffer out = CharBuffer.allocate(CHUNK);
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, true);
      if (result.isError()) {
        throw malformed("byte %d is not UTF-8; encode the body as UTF-8".formatted(in.position()));
      }
      for (int i = 0; i < out.position(); i++) {
        if (out.get(i) == '\0') {
          // A zero byte would also make the parser guess at UTF-16 or UTF-32.
          throw malformed("the body contains a zero byte; encode it as UTF-8 without U+0000");
        }
      }
    } while (result.isOverflow());
  }
}
